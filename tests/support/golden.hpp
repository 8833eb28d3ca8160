#pragma once

#include "tests/support/draft.hpp"

#include <string>

namespace adduce::test {

/// Nine nodes with all that exporters stumble over, one graph for all formats: parallel statements of one edge, edges of
/// two relations between one pair, a self-loop, an isolated node, a symmetric edge, a denied edge, partial dates,
/// lists with , ; ] " \, names with INFANTRY, &, <b>, quotes, four scripts, an emoji before a quote (offsets), a
/// combining accent, control characters, U+2028, a quote ending in a backslash, C:\users, \u0027, &eacute;, {n|m},
/// URLs with & and with a blank, a quote of 20 kB.
inline Draft golden_draft() {
    Draft draft;
    const std::string long_quote = "Ann \"X\" O'Neil met René 😀" + [] {
        std::string words;
        while (words.size() < 20'000) words += " and they talked, \\ & <on>";
        return words;
    }() + ".";

    const auto first = draft.document("reports/a&b.txt",
                                      "😀 Ann \"X\" O'Neil took command of the 1st INFANTRY Battalion in 2001. "
                                      "Later, O'Neil again led the 1st INFANTRY Battalion. "
                                      "She also serves in the 1st INFANTRY Battalion {n|m}. "
                                      "The 1st INFANTRY Battalion belongs to Збройні Сили України of Ukraine, see C:\\users\\",
                                      {.title = "First & <b>last</b> \"report\"", .url = "https://ex.org/a?x=1&y=2", .publisher = "The Daily \\u0027", .published = "2024-10-31"});
    const auto second = draft.document("reports/second report.txt",
                                       "Smith & Sons <b> supplied Збройні Сили України with 1,500 drones in March 2003.\u2028"
                                       "조선로동당 is at war with Збройні Сили України, caf&eacute; sources said. "
                                       "조선로동당 denied that it attacked القامشلي on 5 May 2004. "
                                       "조선로동당 condemned 조선로동당\x01.",
                                       {.title = "", .url = "https://ex.org/a b", .publisher = "Wire; [one], two", .published = "2024-11-02"});
    const auto third = draft.document("third.txt", long_quote);

    const auto ann = draft.node(NodeType::person, "Ann \"X\" O'Neil");
    draft.edit(ann).mention(first, "Ann \"X\" O'Neil").mention(first, "O'Neil").alias("O'Neil").alias("A. O\\Neil").attribute("rank", "Col; (ret.)");
    const auto battalion = draft.node(NodeType::unit, "1st INFANTRY Battalion", "battalion");
    draft.edit(battalion).mention(first, "1st INFANTRY Battalion").alias("1st INF Bn");
    const auto company = draft.node(NodeType::organization, "Smith & Sons <b>", "company");
    draft.edit(company).mention(second, "Smith & Sons <b>").alias("a,b").alias("c;d").alias("e]f").alias("g\"h").alias("i\\j").alias("\\u0027").link("wikidata", "Q1&2");
    const auto forces = draft.node(NodeType::unit, "Збройні Сили України", "service");
    draft.edit(forces).mention(first, "Збройні Сили України").mention(second, "Збройні Сили України").naming(Naming::contingent);
    const auto party = draft.node(NodeType::organization, "조선로동당", "party");
    draft.edit(party).mention(second, "조선로동당");
    const auto city = draft.node(NodeType::place, "القامشلي", "city");
    draft.edit(city).mention(second, "القامشلي").link("geonames", "173811");
    const auto rene = draft.node(NodeType::person, "Rene\u0301 😀");
    draft.edit(rene).mention(third, "René 😀").alias("René 😀").naming(Naming::described);
    const auto ukraine = draft.node(NodeType::place, "Ukraine", "country");
    draft.edit(ukraine).mention(first, "Ukraine").alias("Ukr\x07" "aine");
    const auto island = draft.node(NodeType::place, "Null\u2028Island {n|m} &eacute; C:\\users\\", "feature");   // isolated
    draft.edit(island).naming(Naming::unnamed);

    draft.say(first, ann, Relation::commands, battalion, "Ann \"X\" O'Neil took command of the 1st INFANTRY Battalion in 2001").trigger("took command of")
        .role_title("commander").time({"in 2001", "2001-01-01", "2001-12-31", "year"}).score(0.9).rule("post");
    draft.say(first, ann, Relation::commands, battalion, "O'Neil again led the 1st INFANTRY Battalion").subject("O'Neil").trigger("led").score(0.625);
    draft.say(first, ann, Relation::serves_in, battalion, "She also serves in the 1st INFANTRY Battalion {n|m}").subject("She").trigger("serves in").score(0.5);
    draft.say(first, battalion, Relation::subordinate_to, forces, "1st INFANTRY Battalion belongs to Збройні Сили України of Ukraine, see C:\\users\\").trigger("belongs to")
        .kind("part").score(1);
    draft.say(first, forces, Relation::of_country, ukraine, "Збройні Сили України of Ukraine").score(0.75);
    draft.say(second, company, Relation::supplies, forces, "Smith & Sons <b> supplied Збройні Сили України with 1,500 drones in March 2003").trigger("supplied")
        .kind("weapons").quantity({1500, 1500, 2000.5, "at_least", "drones", "1,500 drones"}).time({"in March 2003", "2003-03-01", "2003-03-31", "month"})
        .arg("via", city);
    draft.say(second, party, Relation::fights_against, forces, "조선로동당 is at war with Збройні Сили України, caf&eacute; sources said").trigger("at war with")
        .by("caf&eacute; sources", Stance::alleges, "said").modality(Modality::possible);
    draft.say(second, party, Relation::attacks, city, "조선로동당 denied that it attacked القامشلي on 5 May 2004").subject("it").trigger("attacked")
        .by(party, "조선로동당", Stance::denies, "denied").time({"on 5 May 2004", "2004-05-05", "2004-05-05", "day"});
    draft.say(second, party, Relation::takes_stance_on, party, "조선로동당 condemned 조선로동당\x01").trigger("condemned").kind("condemns").negated();
    draft.say(third, ann, Relation::communicates_with, rene, long_quote).object("René 😀").trigger("met").kind("met");
    draft.tell(second, party, Relation::strength, "1,500", "1,500 drones").object("1,500");
    return draft;
}

inline Graph golden_graph() { return golden_draft().graph(); }

}  // namespace adduce::test
