#pragma once

#include "export/escape.hpp"

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace adduce::write {

/// Compact JSON appended to a string: puts the commas, escapes strings, prints numbers free of locale.
/// Objects and arrays are opened and closed by the caller, in pairs. One per document or fragment.
class JsonText {
public:
    JsonText(std::string& out, Repairs& repairs) : out_(out), repairs_(repairs) {}

    JsonText& open(char bracket) {
        separate();
        out_ += bracket;
        first_ = true;
        return *this;
    }
    JsonText& close(char bracket) {
        out_ += bracket;
        first_ = false;
        return *this;
    }

    /// `name` is one of ours: written as it is.
    JsonText& key(std::string_view name) {
        separate();
        out_ += '"';
        out_ += name;
        out_ += "\":";
        first_ = true;   // the value follows without a comma
        return *this;
    }

    JsonText& text(std::string_view value) {
        separate();
        append_json_string(out_, value, repairs_);
        return *this;
    }
    JsonText& number(std::integral auto value) {
        separate();
        print(value);
        return *this;
    }
    /// Shortest form that reads back equal. `value` must be finite.
    JsonText& number(double value) {
        separate();
        print(value);
        return *this;
    }
    /// A value that is JSON already. It may be empty: then the caller appends it to the string.
    JsonText& raw(std::string_view json) {
        separate();
        out_ += json;
        return *this;
    }

    /// key and text, or nothing at all when the text is empty (unknown).
    JsonText& known(std::string_view name, std::string_view value) {
        if (!value.empty()) key(name).text(value);
        return *this;
    }

    /// The next value follows without a comma.
    void restart() { first_ = true; }

    /// Takes back what was written since `earlier` was copied; the caller shortens the string.
    void rewind(const JsonText& earlier) { first_ = earlier.first_; }

private:
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    void print(auto value) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        out_.append(digits, end);
    }

    std::string& out_;
    Repairs& repairs_;
    bool first_ = true;
};

}  // namespace adduce::write
