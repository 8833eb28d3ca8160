#include "export/escape.hpp"
#include "export/writer.hpp"
#include "graph/error.hpp"
#include "graph/near_miss.hpp"

#include <algorithm>
#include <vector>

namespace adduce::write {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool ends_with_any_case(std::string_view path, std::string_view suffix) {
    return path.size() > suffix.size() &&
           std::ranges::equal(path.substr(path.size() - suffix.size()), suffix, {}, lower, lower);
}

std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        parts.push_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return parts;
}

std::string unknown(const std::string& what, std::string_view given, const std::vector<std::string_view>& known) {
    std::string message = "'" + std::string(given) + "' is no " + what;
    const std::string hint = did_you_mean(given, known);
    if (!hint.empty()) return message + hint;
    message += "; there is: ";
    for (std::size_t i = 0; i < known.size(); ++i) message.append(i > 0 ? ", " : "").append(known[i]);
    return message;
}

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// The reason why ids cannot follow `base` in an IRI; empty when they can.
std::string_view trouble_with_base(std::string_view base) {
    const std::size_t colon = base.find(':');
    if (colon == std::string_view::npos || !is_letter(base.front())) return "it has no scheme";
    const std::string_view scheme = base.substr(0, colon);
    if (!std::ranges::all_of(scheme, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-'; })) {
        return "its scheme has characters that schemes do not have";
    }
    std::string iri;
    append_iri(iri, base);
    if (iri != base) return "it has characters that IRIs do not allow";
    if (std::string_view(":/#").find(base.back()) == std::string_view::npos) return "ids would run into its last word";
    // These are the prefixes of the JSON-LD context, which would be put in the scheme's place.
    for (std::string_view taken : {"adduce", "rel", "schema", "prov", "oa", "dc", "rdf", "xsd"}) {
        if (scheme == taken) return "its scheme is a prefix of the JSON-LD context";
    }
    return {};
}

}  // namespace

const Format* find_format(std::string_view name) {
    const auto found = std::ranges::find(formats(), name, &Format::name);
    return found == formats().end() ? nullptr : &*found;
}

const Format* format_for_suffix(std::string_view path) {
    for (const Format& format : formats()) {
        for (std::string_view suffix : format.suffixes) {
            if (ends_with_any_case(path, suffix)) return &format;
        }
    }
    return nullptr;
}

const Format& require_format(std::string_view name) {
    if (const Format* format = find_format(name)) return *format;
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    throw UsageError(unknown("format", name, names));
}

void check_options(const Format& format, const Options& options) {
    if (!options.profile.empty()) {
        const std::vector<std::string_view> known = split(format.profiles);
        const std::string what = "profile of " + std::string(format.name);
        if (known.empty()) throw UsageError("'" + options.profile + "' is no " + what + ", which has none; leave --profile out");
        if (std::ranges::find(known, options.profile) == known.end()) throw UsageError(unknown(what, options.profile, known));
    }
    const std::string_view trouble = trouble_with_base(options.base);
    if (!trouble.empty()) {
        throw UsageError("base '" + options.base + "' is no beginning of an IRI: " + std::string(trouble) +
                         "; give one such as urn:adduce: or https://example.org/kb/");
    }
}

}  // namespace adduce::write
