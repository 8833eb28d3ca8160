#include "extract/reader.hpp"

#include "extract/reader_formats.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace adduce::extract {

namespace fs = std::filesystem;
using Severity = Diagnostic::Severity;

namespace {

constexpr std::array<std::string_view, 3> plain_suffixes = {".txt", ".text", ".md"};
constexpr std::array<std::string_view, 2> json_lines_suffixes = {".jsonl", ".ndjson"};
constexpr std::array<InputFormat, 2> formats = {{
    {"plain text", plain_suffixes, plain_source},
    {"JSON Lines", json_lines_suffixes, json_lines_source},
}};

/// Endings of files that people give by mistake: reading their markup as words would fill the graph with noise.
constexpr std::array<std::string_view, 6> other_suffixes = {".json", ".html", ".htm", ".xml", ".graphml", ".jsonld"};

std::string suffix_of(const fs::path& path) {
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return suffix;
}

const InputFormat* format_of(const fs::path& path) {
    const std::string suffix = suffix_of(path);
    for (const InputFormat& format : formats)
        if (std::find(format.suffixes.begin(), format.suffixes.end(), suffix) != format.suffixes.end()) return &format;
    return nullptr;
}

std::string known_suffixes() {
    std::string out;
    for (const InputFormat& format : formats)
        for (const std::string_view suffix : format.suffixes) out += (out.empty() ? "" : " ") + std::string(suffix);
    return out;
}

bool is_sidecar(const fs::path& path) { return path.filename().string().ends_with(".meta.json"); }

}  // namespace

std::span<const InputFormat> input_formats() { return formats; }

struct Reader::State {
    State(std::istream& in, DiagnosticSink s, ReaderOptions o) : standard_input(in), sink(std::move(s)), options(o) {}

    void complain(Severity severity, std::string code, std::string place, std::string message, std::string hint) const {
        sink({severity, std::move(code), std::move(place), std::move(message), std::move(hint)});
    }

    void find(const std::string& input) {
        if (input == "-") {
            files.push_back(input);
            return;
        }
        std::error_code error;
        const fs::file_status status = fs::status(input, error);
        if (!fs::exists(status)) complain(Severity::error, "missing-file", input, "no such file or folder", "check the path");
        else if (fs::is_directory(status)) find_in_folder(input);
        else if (const auto s = suffix_of(input); std::find(other_suffixes.begin(), other_suffixes.end(), s) != other_suffixes.end())
            complain(Severity::error, "not-a-report", input, "'" + s + "' is no report format; expected one of " + known_suffixes(), "convert it to plain text or JSON Lines first");
        else files.push_back(input);
    }

    void find_in_folder(const std::string& folder) {
        std::vector<std::string> found;
        std::size_t skipped = 0;
        std::error_code error;
        for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end; !error && at != end; at.increment(error)) {
            const fs::path& path = at->path();
            const bool hidden = path.filename().string().starts_with('.');
            const bool about = path.stem() == "README";   // tells of the folder, is no report
            std::error_code ignored;
            if (at->is_directory(ignored)) {
                if (hidden) at.disable_recursion_pending();
            } else if (!hidden && !about && format_of(path) != nullptr) {
                found.push_back(path.string());
            } else if (!is_sidecar(path)) {
                ++skipped;
            }
        }
        if (error) complain(Severity::error, "unreadable-file", folder, "the folder could not be read to its end: " + error.message(), "check the permissions");
        std::sort(found.begin(), found.end());
        if (skipped > 0)
            complain(Severity::note, "skipped-files", folder, std::to_string(skipped) + (skipped == 1 ? " file" : " files") + " passed over; reports end in " + known_suffixes(), "");
        if (found.empty() && !error)
            complain(Severity::error, "empty-folder", folder, "no reports in this folder; expected files ending in " + known_suffixes(), "name the files one by one if they end otherwise");
        files.insert(files.end(), found.begin(), found.end());
    }

    /// Opens the next file; false behind the last one.
    bool open_next() {
        source.reset();
        file.close();
        file.clear();
        if (begun == files.size()) return false;
        const std::string& path = files[begun++];
        if (path == "-") {
            source = looks_like_json() ? json_lines_source({path, standard_input, sink, options}) : plain_source({path, standard_input, sink, options});
            return true;
        }
        file.open(path, std::ios::binary);
        if (!file || file.peek() == std::ifstream::traits_type::eof()) {
            if (!file.is_open() || file.bad()) complain(Severity::error, "unreadable-file", path, "could not be opened", "check the permissions");
            else complain(Severity::warning, "empty-file", path, "holds no text", "");
            return true;
        }
        const InputFormat* format = format_of(path);
        source = (format != nullptr ? format : formats.data())->open({path, file, sink, options});
        return true;
    }

    /// Standard input has no ending: an opening brace means JSON Lines.
    bool looks_like_json() const { return standard_input.peek() == '{'; }

    std::istream& standard_input;
    DiagnosticSink sink;
    ReaderOptions options;
    std::vector<std::string> files;
    std::size_t begun = 0;
    std::ifstream file;
    std::unique_ptr<DocumentSource> source;
};

Reader::Reader(const std::vector<std::string>& inputs, std::istream& standard_input, DiagnosticSink sink, ReaderOptions options)
    : state_(std::make_unique<State>(standard_input, std::move(sink), options)) {
    for (const std::string& input : inputs) state_->find(input);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::optional<Document> Reader::next() {
    do {
        if (!state_->source) continue;
        if (auto document = state_->source->next()) return document;
    } while (state_->open_next());
    return std::nullopt;
}

std::size_t Reader::files() const { return state_->files.size(); }
std::size_t Reader::files_begun() const { return state_->begun; }

}  // namespace adduce::extract
