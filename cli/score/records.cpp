#include "cli/score/records.hpp"

#include "graph/error.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace adduce::cli::score {
namespace {

using Json = rapidjson::Value;

/// A JSON file and a name for messages.
struct File {
    std::string path;
    rapidjson::Document root;

    explicit File(const std::filesystem::path& file) : path(file.string()) {
        std::ifstream in(file, std::ios::binary);
        if (!in) throw FileError(path + ": could not be opened; a file in JSON was expected");
        const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        root.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
        if (root.HasParseError()) {
            throw FormatError(path + ": byte " + std::to_string(root.GetErrorOffset()) + ": " + rapidjson::GetParseError_En(root.GetParseError()) +
                              " JSON was expected");
        }
        if (!root.IsObject()) throw FormatError(path + ": an object was expected");
    }

    const Json& member(const Json& object, const char* key) const {
        if (!object.IsObject() || !object.HasMember(key)) throw FormatError(path + ": the key '" + key + "' is missing; is it a graph?");
        return object[key];
    }

    std::string text(const Json& object, const char* key) const {
        const Json& value = member(object, key);
        if (!value.IsString()) throw FormatError(path + ": '" + key + "' must be a text");
        return {value.GetString(), value.GetStringLength()};
    }

    const Json& array(const Json& object, const char* key) const {
        const Json& value = member(object, key);
        if (!value.IsArray()) throw FormatError(path + ": '" + key + "' must be an array");
        return value;
    }
};

std::optional<std::string> maybe_text(const Json& object, const char* key) {
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd() || !found->value.IsString()) return std::nullopt;
    return std::string(found->value.GetString(), found->value.GetStringLength());
}

std::vector<std::string> texts(const Json& object, const char* key) {
    std::vector<std::string> all;
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd() || !found->value.IsArray()) return all;
    for (const Json& item : found->value.GetArray()) {
        if (item.IsString()) all.emplace_back(item.GetString(), item.GetStringLength());
    }
    return all;
}

bool is_true(const Json& object, const char* key) {
    const auto found = object.FindMember(key);
    return found != object.MemberEnd() && found->value.IsBool() && found->value.GetBool();
}

bool has_object(const Json& statement) { return !maybe_text(statement, "object").value_or("").empty(); }

Claim claim_of(const File& file, const Json& statement) {
    Claim claim;
    claim.subject = file.text(statement, "subject");
    claim.relation = file.text(statement, "relation");
    claim.object = file.text(statement, "object");
    claim.polarity = maybe_text(statement, "polarity").value_or(claim.polarity);
    claim.modality = maybe_text(statement, "modality").value_or(claim.modality);
    claim.origin = maybe_text(statement, "origin");
    claim.alternatives = texts(statement, "alt");
    claim.optional = is_true(statement, "optional");
    return claim;
}

GoldEntity entity_of(const File& file, const Json& value) {
    GoldEntity entity{file.text(value, "id"), file.text(value, "name"), texts(value, "alt_types"), {}, is_true(value, "optional")};
    entity.types.push_back(file.text(value, "type"));
    std::sort(entity.types.begin(), entity.types.end());
    entity.types.erase(std::unique(entity.types.begin(), entity.types.end()), entity.types.end());
    entity.surfaces.push_back(entity.name);
    for (const char* key : {"aliases", "mentions"}) {
        for (std::string& surface : texts(value, key)) entity.surfaces.push_back(std::move(surface));
    }
    return entity;
}

Quote quote_of(const File& file, const Json& value, const char* text_key) {
    const Json& begin = file.member(value, "begin");
    const Json& end = file.member(value, "end");
    if (!begin.IsInt64() || !end.IsInt64()) throw FormatError(file.path + ": 'begin' and 'end' must be whole numbers");
    return {maybe_text(value, "document"), begin.GetInt64(), end.GetInt64(), file.text(value, text_key)};
}

/// "a/b/NAME.txt" gives "NAME"; a leading period begins a name, not a suffix.
std::string stem(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || name.find_first_not_of('.') > dot ? name : name.substr(0, dot);
}

}  // namespace

std::vector<GoldDocument> read_gold(const std::filesystem::path& folder) {
    std::error_code trouble;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, trouble)) {
        if (entry.path().string().ends_with(".json")) files.push_back(entry.path());
    }
    if (trouble) throw FileError(folder.string() + ": could not be read: " + trouble.message() + "; a folder of gold graphs was expected");
    if (files.empty()) throw FileError(folder.string() + ": holds no gold graph (NAME.json)");
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.filename().string() < b.filename().string(); });
    std::vector<GoldDocument> gold;
    for (const auto& path : files) {
        const File file(path);
        GoldDocument document{path.filename().string(), {}, {}};
        for (const Json& entity : file.array(file.root, "entities").GetArray()) document.entities.push_back(entity_of(file, entity));
        for (const Json& statement : file.array(file.root, "statements").GetArray()) {
            if (has_object(statement)) document.claims.push_back(claim_of(file, statement));
        }
        gold.push_back(std::move(document));
    }
    return gold;
}

BuiltGraph read_built(const std::filesystem::path& path) {
    const File file(path);
    BuiltGraph graph;
    for (const Json& document : file.array(file.root, "documents").GetArray()) {
        const std::string id = file.text(document, "id");
        const std::string where = maybe_text(document, "path").value_or("");
        graph.document_by_stem[stem(where.empty() ? id : where)] = id;
    }
    for (const Json& value : file.array(file.root, "nodes").GetArray()) {
        BuiltNode node{file.text(value, "id"), file.text(value, "type"), file.text(value, "name"), {}};
        for (const Json& mention : file.array(value, "mentions").GetArray()) node.mentions.push_back(quote_of(file, mention, "text"));
        graph.nodes.push_back(std::move(node));
    }
    for (const Json& statement : file.array(file.root, "statements").GetArray()) {
        graph.evidence.push_back(quote_of(file, file.member(statement, "evidence"), "exact"));
        if (!has_object(statement)) continue;
        graph.claims.push_back(claim_of(file, statement));
        graph.claims.back().document = graph.evidence.back().document;
    }
    return graph;
}

}  // namespace adduce::cli::score
