#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What the scorer reads: gold graphs and a built graph, as plain records. Read apart from graph/json.hpp,
/// because the graphs of other programs are scored too and need not keep our invariants.
namespace adduce::cli::score {

/// A statement with an object, of either side.
struct Claim {
    std::string subject, relation, object;
    std::string polarity = "affirmed";
    std::string modality = "asserted";
    std::optional<std::string> origin;     ///< id of the holder; none: the page's own voice
    std::vector<std::string> alternatives; ///< gold: relations that are also right
    bool optional = false;                 ///< gold: neither missed nor made up
    std::optional<std::string> document;   ///< built: where its evidence stands
};

struct GoldEntity {
    std::string id, name;
    std::vector<std::string> types;        ///< any of them is right; sorted
    std::vector<std::string> surfaces;     ///< name, aliases, mentions
    bool optional = false;
};

struct GoldDocument {
    std::string file;                      ///< "NAME.json"
    std::vector<GoldEntity> entities;
    std::vector<Claim> claims;
};

/// A stretch of text that is said to stand somewhere.
struct Quote {
    std::optional<std::string> document;
    std::int64_t begin = 0, end = 0;       ///< code points, half-open
    std::string text;
};

struct BuiltNode {
    std::string id, type, name;
    std::vector<Quote> mentions;
};

struct BuiltGraph {
    std::map<std::string, std::string> document_by_stem;   ///< file stem to document id
    std::vector<BuiltNode> nodes;
    std::vector<Claim> claims;             ///< statements with an object, in file order
    std::vector<Quote> evidence;           ///< of every statement
};

/// The gold documents of a folder, each NAME.json, sorted by name.
/// @throws FileError    when the folder or a file cannot be read
/// @throws FormatError  naming the file and what is missing in it
std::vector<GoldDocument> read_gold(const std::filesystem::path& folder);

/// @throws FileError, FormatError
BuiltGraph read_built(const std::filesystem::path& file);

}  // namespace adduce::cli::score
