#include "extract/net_names.hpp"

#include <algorithm>
#include <array>

namespace adduce::extract {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

bool begins_folded(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() && std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char x, char y) { return x == lower(y); });
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return word.size() == w.size() && begins_folded(word, w); });
}

constexpr std::array<std::string_view, 23> net_endings = {"com", "org", "net", "edu", "gov", "mil", "int", "info", "uk", "us", "ua", "ru",
                                                          "de", "fr", "eu", "ng", "au", "ca", "ch", "tv", "io", "co", "ly"};
constexpr std::array<std::string_view, 12> file_endings = {"doc", "docx", "pdf", "xls", "xlsx", "txt", "jpg", "png", "htm", "html", "zip", "exe"};

/// "https://", "ftp://": letters, then the mark.
bool has_scheme(std::string_view chunk) {
    const auto letters = static_cast<std::size_t>(std::find_if_not(chunk.begin(), chunk.end(), is_letter) - chunk.begin());
    return letters >= 3 && chunk.substr(letters).starts_with("://");
}

bool has_at_sign(std::string_view chunk) {
    const auto sign = chunk.find('@');
    return sign != std::string_view::npos && sign > 0 && sign + 1 < chunk.size();
}

/// "state.gov/releases": a name of the net and a path behind it.
bool is_host_with_path(std::string_view chunk) {
    const auto slash = chunk.find('/');
    if (slash == std::string_view::npos) return false;
    const auto host = chunk.substr(0, slash);
    const auto point = host.rfind('.');
    return point != std::string_view::npos && point > 0 && one_of(host.substr(point + 1), net_endings);
}

/// Whether the last byte is punctuation behind an address, not part of it.
bool is_trailing(std::string_view address) {
    const char c = address.back();
    if (c == ')') return address.find('(') == std::string_view::npos;
    return std::string_view(".,;:!?']").find(c) != std::string_view::npos;
}

}  // namespace

std::uint32_t net_address(std::string_view chunk) {
    if (chunk.empty() || !is_alphanumeric(chunk.front())) return 0;
    const bool scheme = has_scheme(chunk);
    chunk = chunk.substr(0, chunk.find_first_of(scheme ? "<>\"" : "<>\"()"));
    if (!scheme && !begins_folded(chunk, "www.") && !begins_folded(chunk, "mailto:") && !has_at_sign(chunk) && !is_host_with_path(chunk)) return 0;
    while (chunk.size() > 1 && is_trailing(chunk)) chunk.remove_suffix(1);
    return static_cast<std::uint32_t>(chunk.size());
}

bool ends_net_name(std::string_view label) { return one_of(label, net_endings) || one_of(label, file_endings); }

}  // namespace adduce::extract
