#include "extract/reader.hpp"
#include "tests/support/test.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

using adduce::Diagnostic;
using adduce::extract::Document;
using adduce::extract::Reader;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test, removed behind it.
class Folder {
public:
    Folder() {
        static int count = 0;
        path_ = fs::temp_directory_path() / ("adduce-reader-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" + std::to_string(++count));
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name, std::string_view content) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << content;
        return (path_ / name).string();
    }
    std::string path(const std::string& name = "") const { return name.empty() ? path_.string() : (path_ / name).string(); }

private:
    fs::path path_;
};

struct Outcome {
    std::vector<Document> documents;
    std::vector<std::string> told;   ///< "severity code place: message", the folder's name left out
};

Outcome read(const Folder& folder, const std::vector<std::string>& inputs, const std::string& standard_input = "", adduce::extract::ReaderOptions options = {}) {
    Outcome outcome;
    const auto local = [&](std::string s) {
        for (std::size_t at; (at = s.find(folder.path())) != std::string::npos;) s.erase(at, folder.path().size() + (s.size() > at + folder.path().size() && s[at + folder.path().size()] == '/'));
        return s;
    };
    constexpr const char* severities[] = {"note", "warning", "error"};
    std::istringstream in(standard_input);
    Reader reader(inputs, in, [&](const Diagnostic& d) {
        outcome.told.push_back(std::string(severities[static_cast<int>(d.severity)]) + " " + d.code + " " + local(d.place) + ": " + local(d.message));
    }, options);
    while (auto document = reader.next()) {
        document->path = local(document->path);
        outcome.documents.push_back(std::move(*document));
    }
    return outcome;
}

Outcome read_text(std::string_view content, const std::string& name = "a.txt") {
    const Folder folder;
    return read(folder, {folder.file(name, content)});
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a plain file is one document with its bytes as source") {
    const auto [documents, told] = read_text("Troops moved to the border.\r\nThey stayed.\r\n");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].path == "a.txt");
    CHECK(documents[0].source == "Troops moved to the border.\r\nThey stayed.\r\n");
    CHECK(documents[0].body == 0);
    CHECK(documents[0].sha256.size() == 64);
    CHECK(told.empty());
}

TEST_CASE("a folder is read to its depth, in order of path, known endings only") {
    const Folder folder;
    folder.file("b.txt", "B one.");
    folder.file("a/z.md", "Z one.");
    folder.file("a/c.jsonl", "{\"text\": \"C one.\"}\n{\"text\": \"C two.\"}\n");
    folder.file("notes.pdf", "%PDF-1.4");
    folder.file("b.meta.json", "{}");
    folder.file(".hidden/x.txt", "no");
    folder.file("README.md", "About this folder.");
    const auto [documents, told] = read(folder, {folder.path()});
    REQUIRE(documents.size() == 4);
    CHECK(documents[0].path == "a/c.jsonl#1");
    CHECK(documents[1].path == "a/c.jsonl#2");
    CHECK(documents[2].path == "a/z.md");
    CHECK(documents[3].path == "b.txt");
    CHECK(told == Told{"note skipped-files : 2 files passed over; reports end in .txt .text .md .jsonl .ndjson"});
}

TEST_CASE("a missing file is told of and the others go on") {
    const Folder folder;
    const auto [documents, told] = read(folder, {folder.path("gone.txt"), folder.file("here.txt", "Here.")});
    CHECK(documents.size() == 1);
    CHECK(told == Told{"error missing-file gone.txt: no such file or folder"});
}

TEST_CASE("a folder without reports is an error") {
    const Folder folder;
    const auto [documents, told] = read(folder, {folder.path()});
    CHECK(documents.empty());
    CHECK(told == Told{"error empty-folder : no reports in this folder; expected files ending in .txt .text .md .jsonl .ndjson"});
}

TEST_CASE("an empty file is passed over with a warning") {
    CHECK(read_text("").told == Told{"warning empty-file a.txt: holds no text"});
    CHECK(read_text("\xEF\xBB\xBF \r\n\t\n").told == Told{"warning empty-file a.txt: holds no text"});
    CHECK(read_text("", "a.jsonl").told == Told{"warning empty-file a.jsonl: holds no text"});
    CHECK(read_text("\n\n", "a.jsonl").told == Told{"warning empty-file a.jsonl: holds no text"});
}

TEST_CASE("binary files are refused, with what they are") {
    CHECK(read_text(std::string_view("ab\0cd", 5)).told == Told{"error binary-file a.txt: binary data: a NUL byte at byte 2; expected text"});
    CHECK(read_text("%PDF-1.7 ...").told == Told{"error binary-file a.txt: a PDF file; expected text"});
    CHECK(read_text("PK\x03\x04 word/document.xml").told == Told{"error binary-file a.txt: a ZIP archive or office document; expected text"});
    CHECK(read_text("\x01\x02\x03 text").told == Told{"error binary-file a.txt: binary data: 3 control characters; expected text"});
}

TEST_CASE("markup and data files given by name are refused") {
    const Folder folder;
    CHECK(read(folder, {folder.file("page.html", "<p>x</p>")}).told ==
          Told{"error not-a-report page.html: '.html' is no report format; expected one of .txt .text .md .jsonl .ndjson"});
    CHECK(read(folder, {folder.file("REPORT", "No ending, but text.")}).documents.size() == 1);
}

TEST_CASE("a file larger than allowed is refused") {
    const Folder folder;
    const auto file = folder.file("a.txt", std::string(3 << 20, 'x'));
    const auto [documents, told] = read(folder, {file}, "", {std::uint64_t{1} << 20U});
    CHECK(documents.empty());
    CHECK(told == Told{"error large-file a.txt: larger than 1 MiB; a report is expected to be smaller"});
}

TEST_CASE("standard input is plain text, or JSON Lines if it opens with a brace") {
    const Folder folder;
    const auto plain = read(folder, {"-"}, "A report.\nSaid so.\n");
    REQUIRE(plain.documents.size() == 1);
    CHECK(plain.documents[0].path == "-");
    const auto lines = read(folder, {"-"}, "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    REQUIRE(lines.documents.size() == 2);
    CHECK(lines.documents[1].path == "-#2");
    CHECK(read(folder, {"-"}, "").told == Told{"warning empty-file -: holds no text"});
}

TEST_CASE("a byte order mark and carriage returns stay in the source") {
    const auto [documents, told] = read_text("\xEF\xBB\xBFOne.\r\nTwo.");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].source == "\xEF\xBB\xBFOne.\r\nTwo.");
    CHECK(told.empty());
}

TEST_CASE("Windows-1252 is recognised and said") {
    const auto [documents, told] = read_text("The caf\xE9 \x93Le Monde\x94 \x96 \x80""5.");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].source == "The café “Le Monde” – €5.");
    CHECK(told == Told{"note windows-1252 a.txt: not UTF-8; read as Windows-1252"});
}

TEST_CASE("UTF-16 with a byte order mark is recognised and said") {
    const auto little = read_text(std::string_view("\xFF\xFEH\0i\0=\xD8\0\xDE.\0", 12));
    REQUIRE(little.documents.size() == 1);
    CHECK(little.documents[0].source == "Hi😀.");
    CHECK(little.told == Told{"note utf-16 a.txt: read as UTF-16"});
    CHECK(read_text(std::string_view("\xFE\xFF\0H\0i", 6)).documents.at(0).source == "Hi");
}

TEST_CASE("broken UTF-8 becomes U+FFFD, with the place of the first and the number of bytes") {
    const auto [documents, told] = read_text("Die Brücke é à ü\nfällt \xE2\x82 ö \xFF.");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].source == "Die Brücke é à ü\nfällt \xEF\xBF\xBD ö \xEF\xBF\xBD.");
    CHECK(told == Told{"warning broken-utf8 a.txt:2:7: 3 bytes are not valid UTF-8 and were replaced by U+FFFD; the first is 0xE2"});
}

TEST_CASE("a head of known keys gives the metadata and is not part of the report") {
    const auto [documents, told] = read_text("Title: The bridge: fallen\nDate: 31 October 2024\nPublisher: Example News\nURL: https://example.org/a\nLocation: Kyiv\n\nThe bridge fell.\n");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].title == "The bridge: fallen");
    CHECK(documents[0].published == "2024-10-31");
    CHECK(documents[0].publisher == "Example News");
    CHECK(documents[0].url == "https://example.org/a");
    CHECK(documents[0].source.substr(documents[0].body) == "The bridge fell.\n");
    CHECK(told == Told{"note unknown-field a.txt:5:1: 'Location' is not a known field"});
}

TEST_CASE("a head with carriage returns, a byte order mark or a fence is a head as well") {
    const auto crlf = read_text("\xEF\xBB\xBFTitle: A b\r\nDate: 2024-10-31\r\n\r\nText.").documents.at(0);
    CHECK(crlf.title == "A b");
    CHECK(crlf.source.substr(crlf.body) == "Text.");
    const auto fence = read_text("---\ntitle: \"A b\"\ntags:\n  - x\n---\nText.", "a.md").documents.at(0);
    CHECK(fence.title == "A b");
    CHECK(fence.source.substr(fence.body) == "Text.");
}

TEST_CASE("lines with colons that are no head stay in the report") {
    CHECK(read_text("Update: the bridge fell\n\nMore soon.").documents.at(0).body == 0);
    CHECK(read_text("Date: 2024-10-31\nThe bridge fell.\n\nMore.").documents.at(0).body == 0);
    CHECK(read_text("Kyiv: calm\nOdesa: calm\n\nMore.").documents.at(0).body == 0);
}

TEST_CASE("a date that cannot be read is told of") {
    CHECK(read_text("Title: A b\nURL: x\nDate: 03/04/2024\n\nText.").told == Told{"note bad-date a.txt:3:1: '03/04/2024' is not a date; left out"});
}

TEST_CASE("a sidecar file gives the metadata and comes before the head") {
    const Folder folder;
    folder.file("a.meta.json", "{\"title\": \"From the sidecar\", \"date\": \"2024-10-31\", \"urll\": \"x\"}");
    const auto [documents, told] = read(folder, {folder.file("a.txt", "Title: From the head\nURL: https://example.org\n\nText.")});
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].title == "From the sidecar");
    CHECK(documents[0].url == "https://example.org");
    CHECK(told == Told{"note unknown-field a.meta.json: 'urll' is not a known field (did you mean 'url'?)"});
}

TEST_CASE("a broken sidecar is told of and the report is read without it") {
    const Folder folder;
    folder.file("a.meta.json", "{\"title\": \"x\",\n \"date\" \"2024\"}");
    const auto [documents, told] = read(folder, {folder.file("a.txt", "Some text.")});
    CHECK(documents.size() == 1);
    CHECK(told == Told{"warning broken-metadata a.meta.json:2:9: Missing a colon after a name of object member. The file is left out"});
    folder.file("a.meta.json", "[1]");
    CHECK(read(folder, {folder.path("a.txt")}).told == Told{"warning broken-metadata a.meta.json: no JSON object; the file is left out"});
}

TEST_CASE("without metadata the first lines give title and date") {
    const auto a = read_text("Bridge falls in Kyiv\n\nOctober 31, 2024\n\nThe bridge fell.").documents.at(0);
    CHECK(a.title == "Bridge falls in Kyiv");
    CHECK(a.published == "2024-10-31");
    const auto b = read_text("Tuesday, October 22, 2019\n\nUN meets again\n\nText.").documents.at(0);
    CHECK(b.title == "UN meets again");
    CHECK(b.published == "2019-10-22");
    const auto c = read_text("The bridge fell on October 31, 2024.\n\nMore.").documents.at(0);
    CHECK(c.title.empty());
    CHECK(c.published.empty());
}

TEST_CASE("dates are read in the usual forms only") {
    const auto date_of = [](const std::string& line) { return read_text("Title here\n\n" + line + "\n\nText.").documents.at(0).published; };
    CHECK(date_of("31 October 2024") == "2024-10-31");
    CHECK(date_of("Nov. 14, 2011") == "2011-11-14");
    CHECK(date_of("Thu, 4 Sept 2014") == "2014-09-04");
    CHECK(date_of("2024-10-31T08:00:00Z") == "2024-10-31");
    CHECK(date_of("October 31, 2024 at 10:30 a.m.") == "2024-10-31");
    CHECK(date_of("March 1st, 2024") == "2024-03-01");
    CHECK(date_of("February 30, 2024") == "");
    CHECK(date_of("October 31, 2024 was a Thursday there") == "");
    CHECK(date_of("10/31/2024") == "");
}

TEST_CASE("JSON Lines give text and metadata") {
    const auto [documents, told] = read_text(
        "{\"text\": \"One \\u00e9.\", \"title\": \"T\", \"published\": \"2024-10-31\", \"url\": \"u\", \"source\": \"S\", \"id\": 7}\n\n{\"text\": \"Two.\"}\n", "n.jsonl");
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].path == "n.jsonl#1");
    CHECK(documents[0].source == "One é.");
    CHECK(documents[0].title == "T");
    CHECK(documents[0].published == "2024-10-31");
    CHECK(documents[0].publisher == "S");
    CHECK(documents[1].path == "n.jsonl#3");
    CHECK(told.empty());
}

TEST_CASE("an unknown field of JSON Lines is told of with line, column and the likely name") {
    CHECK(read_text("{\"text\": \"é\", \"dat\": \"2024-10-31\"}\n", "notes.jsonl").told == Told{"note unknown-field notes.jsonl:1:15: 'dat' is not a known field (did you mean 'date'?)"});
}

TEST_CASE("a broken line of JSON Lines is left out and the others go on") {
    const auto [documents, told] = read_text("{\"text\": \"One.\"}\n{\"text\": \"Two.\"\n[1]\n{\"title\": \"no text\"}\n{\"text\": 5}\n{\"text\": \"Six.\"}\n", "n.jsonl");
    CHECK(documents.size() == 2);
    CHECK(told == Told{"error broken-json-line n.jsonl:2:16: Missing a comma or '}' after an object member. The line is left out",
                       "error no-text n.jsonl:3: no JSON object; the line is left out",
                       "error no-text n.jsonl:4: the object has no field 'text' with words in it; the line is left out",
                       "note bad-field n.jsonl:5:2: 'text' is a number; expected text. It is left out",
                       "error no-text n.jsonl:5: the object has no field 'text' with words in it; the line is left out"});
}

TEST_CASE("JSON that would break the reader's assumptions is told of, not believed") {
    CHECK(read_text("{\"text\": \"\\ud800\"}", "n.jsonl").documents.empty());
    const auto half = read_text("{\"text\": \"a\\udc00b\"}", "n.jsonl");
    CHECK(half.told == Told{"warning broken-escape n.jsonl:1:2: an escape stands for half a character; replaced by U+FFFD"});
    CHECK(half.documents.at(0).source.starts_with("a\xEF\xBF\xBD"));
    CHECK(read_text(std::string(20000, '[') + "\n{\"text\": \"ok ok\"}", "n.jsonl").documents.size() == 1);
    CHECK(read_text("{\"a\": {\"text\": \"deep\"}, \"text\": \"top\"}", "n.jsonl").documents.at(0).source == "top");
    CHECK(read_text(std::string_view("{\"text\": \"a\0b\"}", 15), "n.jsonl").told == Told{"error binary-file n.jsonl:1: binary data: a NUL byte at byte 11; expected JSON Lines"});
}

TEST_CASE("progress is counted by files") {
    const Folder folder;
    const auto a = folder.file("a.txt", "A."), b = folder.file("b.txt", "B.");
    std::istringstream in;
    Reader reader({a, b}, in, [](const Diagnostic&) {});
    CHECK(reader.files() == 2);
    CHECK(reader.files_begun() == 0);
    reader.next();
    CHECK(reader.files_begun() == 1);
}
