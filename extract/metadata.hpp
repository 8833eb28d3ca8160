#pragma once

#include "extract/document.hpp"
#include "graph/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace adduce::extract {

/// What the input formats know of a report besides its text.
enum class Field : std::uint8_t { text, title, published, url, publisher, id, ignored };

/// The field a name stands for ("Date" and "published" are one; letter case does not count), or nothing.
std::optional<Field> field(std::string_view name);

/// A JSON string made valid: an escape that is half a character (such as \\udc00) becomes U+FFFD and is told of
/// as warning "broken-escape".
std::string whole_characters(std::string_view value, std::string_view place, const DiagnosticSink& sink);

/// Puts a value into the document unless the field is filled already; a date that cannot be read is
/// told of as note "bad-date" and left out. `text` and `id` are not handled here.
void set_field(Document& document, Field field, std::string_view value, std::string_view place, const DiagnosticSink& sink);

/// Note "unknown-field", with the known name that was most likely meant.
void report_unknown_field(std::string_view name, std::string_view place, const DiagnosticSink& sink);

/// Reads the `Key: value` head of a text, if it has one, and sets `document.body` behind it. A head is the first
/// lines up to a blank line, all of the form `Key: value`, two of them or more with known keys; or lines between
/// two lines of "---".
void read_head(Document& document, const DiagnosticSink& sink);

/// Fills title, url, publisher and date from a JSON object (a sidecar file).
/// A broken one is told of as warning "broken-metadata" at path:line:column.
void read_sidecar(Document& document, std::string_view json, std::string_view path, const DiagnosticSink& sink);

/// Fills what is still unknown from the text: a first line that looks like a headline is the title, a line
/// among the first ones that is nothing but a date the date of publication.
void guess_from_text(Document& document);

}  // namespace adduce::extract
