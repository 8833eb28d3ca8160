#pragma once

#include "tests/support/build.hpp"
#include "tests/support/hostile.hpp"

#include <string>

namespace adduce::test {

/// Every hostile text in every slot that a writer writes: names, other names, attributes, links, kinds, titles,
/// addresses, publishers, speakers, roles, times, quantities, values and quotes. One hub, one node a text.
inline Graph hostile_graph() {
    Draft draft;
    const auto hub = draft.node(NodeType::place, "Hub", "city");
    std::size_t number = 0;
    for (const Hostile& hostile : hostile_strings()) {
        const std::string tag = std::to_string(++number);
        const std::string& text = hostile.text;
        const std::string quote = text.empty() ? "[" : text;
        const auto page = draft.document(text + ".txt", tag + "[" + text + "]", {.title = text, .url = text, .publisher = text, .published = ""});
        const auto node = draft.node(NodeType::person, text);
        draft.edit(node).id("n" + std::string(12 - tag.size(), '0') + tag).alias("also " + text).attribute("note " + text, text).link("elsewhere", text);
        draft.say(page, node, Relation::based_at, hub, quote).id("s" + tag).kind(text).role_title(text).by(text, Stance::asserts, "")
            .time({text, "", "", "vague"}).quantity({1, {}, {}, "about", text, text}).rule("by-hand");
        draft.tell(page, node, Relation::rank, text, quote).id("t" + tag);
    }
    return draft.graph();
}

/// One edge of each status, for the look of the report.
inline Graph status_graph() {
    Draft draft;
    const auto one = draft.document("reports/one.txt",
                                    "General Kim commands the 3rd Brigade. The 3rd Brigade is under the Northern Command. "
                                    "The Northern Command struck Harbour City. The Guard will deploy to Harbour City. "
                                    "The Guard is said to be allied with the 3rd Brigade. The Guard captured the port.",
                                    {.title = "The northern front", .url = "https://example.org/one", .publisher = "Daily Example", .published = "2024-03-01"});
    const auto two = draft.document("reports/two.txt",
                                    "Kim, commander of the 3rd Brigade, spoke on Monday. The Northern Command did not strike Harbour City. "
                                    "The Northern Command denies that it supplied the Guard.",
                                    {.title = "A denial", .url = "https://example.org/two", .publisher = "Example Wire", .published = "2024-03-04"});
    const auto kim = draft.node(NodeType::person, "General Kim");
    const auto brigade = draft.node(NodeType::unit, "3rd Brigade", "brigade");
    const auto command = draft.node(NodeType::unit, "Northern Command", "front");
    const auto guard = draft.node(NodeType::organization, "The Guard", "armed_group");
    const auto city = draft.node(NodeType::place, "Harbour City", "city");
    const auto port = draft.node(NodeType::place, "the port", "facility");
    draft.edit(port).naming(Naming::described);
    draft.say(one, kim, Relation::commands, brigade, "General Kim commands the 3rd Brigade").trigger("commands");
    draft.say(two, kim, Relation::commands, brigade, "Kim, commander of the 3rd Brigade").subject("Kim").trigger("commander of").role_title("commander");
    draft.say(one, brigade, Relation::subordinate_to, command, "The 3rd Brigade is under the Northern Command").trigger("under");
    draft.say(one, command, Relation::attacks, city, "The Northern Command struck Harbour City").trigger("struck").kind("strike");
    draft.say(two, command, Relation::attacks, city, "The Northern Command did not strike Harbour City").trigger("strike").kind("strike").negated("not");
    draft.say(one, guard, Relation::deployed_to, city, "The Guard will deploy to Harbour City").trigger("deploy to").modality(Modality::planned, "will");
    draft.say(one, guard, Relation::allied_with, brigade, "The Guard is said to be allied with the 3rd Brigade").trigger("allied with").modality(Modality::possible, "is said to");
    draft.say(one, guard, Relation::controls_place, port, "The Guard captured the port").trigger("captured").kind("captures");
    draft.say(two, command, Relation::supplies, guard, "The Northern Command denies that it supplied the Guard").subject("it").object("the Guard").trigger("supplied")
        .by(command, "The Northern Command", Stance::denies, "denies");
    return draft.graph();
}

}  // namespace adduce::test
