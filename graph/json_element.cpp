#include "graph/json_element.hpp"

#include "graph/near_miss.hpp"

#include <algorithm>

namespace adduce {

void JsonElement::clear() {
    values_.clear();
    open_.clear();
    characters_.clear();
}

void JsonElement::add(JsonValue::Kind kind, std::size_t end, double number, std::string_view text) {
    JsonValue& value = values_.emplace_back();
    value.kind = kind;
    value.next = static_cast<std::uint32_t>(values_.size());
    value.text_begin = static_cast<std::uint32_t>(characters_.size());
    value.text_size = static_cast<std::uint32_t>(text.size());
    value.number = number;
    value.end = end;
    characters_ += text;
}

void JsonElement::open(JsonValue::Kind kind, std::size_t end) {
    open_.push_back(static_cast<std::uint32_t>(values_.size()));
    add(kind, end);
}

bool JsonElement::close() {
    values_[open_.back()].next = static_cast<std::uint32_t>(values_.size());
    open_.pop_back();
    return open_.empty();
}

JsonMembers::JsonMembers(const JsonElement& element, const JsonValue& object, JsonInput& input, std::string_view what)
    : element_(element), object_(object), input_(input), what_(what) {
    if (object.kind != JsonValue::Kind::object) input.fail(input.token_begin(object.end), "expected an object for " + std::string(what));
    for (std::size_t i = element.index(object) + 1; i < object.next; i = element[i + 1].next) {
        if (size_ == capacity) input.fail(element.place, std::string(what) + " has more than " + std::to_string(capacity) + " fields");
        members_[size_++] = {&element[i], &element[i + 1]};
    }
}

const JsonValue* JsonMembers::optional(std::string_view key) {
    asked_[asked_size_++] = key;
    for (std::size_t step = 0; step < size_; ++step) {
        Member& member = members_[(next_ + step) % size_];
        if (member.used || element_.text(*member.key) != key) continue;
        member.used = true;
        next_ = (next_ + step + 1) % size_;
        return member.value->kind == JsonValue::Kind::null ? nullptr : member.value;
    }
    return nullptr;
}

const JsonValue& JsonMembers::required(std::string_view key) {
    if (const JsonValue* value = optional(key)) return *value;
    input_.fail(object_.end - 1, std::string(what_) + " has no '" + std::string(key) + "'");
}

void JsonMembers::finish() {
    const std::span<const std::string_view> known(asked_.data(), asked_size_);
    for (std::size_t i = 0; i < size_; ++i) {
        if (members_[i].used) continue;
        const std::string_view key = element_.text(*members_[i].key);
        const std::string quoted = "'" + std::string(key) + "'";
        const std::size_t at = input_.token_begin(members_[i].key->end);
        if (std::find(known.begin(), known.end(), key) != known.end()) input_.fail(at, quoted + " occurs twice in " + std::string(what_));
        input_.fail(at, quoted + " is not a field of " + std::string(what_) + did_you_mean(key, known));
    }
}

}  // namespace adduce
