#include "tests/extract/cut.hpp"
#include "tests/support/test.hpp"

using adduce::test::Cut;
using Blocks = std::vector<std::string>;

namespace {

/// A report of three paragraphs with `above` and `below` around it; the kinds of all blocks that are not body.
Blocks around(const std::string& above, const std::string& below) {
    const std::string report =
        "The brigade was moved to the border on Monday, two officials of the ministry of defence said in the capital.\n\n"
        "It lost eleven men in the battle, which went on until night, a spokesman of the army told reporters there.\n\n"
        "More troops are on their way to the town, he said, and they are expected to stay there until the spring.\n\n";
    Blocks out;
    for (const auto& block : Cut(above + report + below).blocks())
        if (!block.starts_with("body: The brigade") && !block.starts_with("body: It lost") && !block.starts_with("body: More troops")) out.push_back(block);
    return out;
}

std::string kind(const std::string& line) {
    const Blocks found = around("A headline\n\n" + line + "\n\n", "");
    return found.size() < 2 ? "" : found[1].substr(0, found[1].find(':'));
}

}  // namespace

TEST_CASE("headline, dateline, list and text are told apart") {
    CHECK(Cut("Bridge falls in Kyiv\n\nOctober 31, 2024\n\nThe bridge fell on Thursday, officials said.\n\n* one thing\n* another thing\n").blocks() ==
          Blocks{"heading: Bridge falls in Kyiv", "dateline: October 31, 2024", "body: The bridge fell on Thursday, officials s", "list: * one thing", "list: * another thing"});
}

TEST_CASE("lines of a table are a list") {
    CHECK(around("Officers of the division\n\nMaj Gen\n\nOT Ethan\n\nGOC\n\n", "") == Blocks{"heading: Officers of the division", "list: Maj Gen", "list: OT Ethan", "list: GOC"});
}

TEST_CASE("bylines, credits and names of the page are furniture") {
    for (const char* line : {"By Jane Smith", "By Sgt. David Turner, 2nd Brigade", "By JANE SMITH and JOHN DOE", "Photo by A. Smith", "Photo: A. Smith / Agency", "(U.S. Army photo by Sgt. A. B.)",
                             "Image: United States Navy.", "AFP PHOTO", "Posted by admin on May 4, 2014", "Published on 4 May 2014", "Last updated: 10:30 GMT", "Filed under: News, Africa", "Tags: war, peace",
                             "Copyright 2014 Example News", "© 2014 Example News", "All rights reserved.", "FOR IMMEDIATE RELEASE", "###", "* * *", "https://example.org/a/b"}) {
        INFO(line);
        CHECK(kind(line) == "furniture");
    }
}

TEST_CASE("the newsroom's own names are furniture, wherever they stand") {
    for (const char* line : {"Reuters", "Getty Images", "Mary Jones, Staff Writer", "John Smith, Associated Press Writer", "Editing by Peter Stone.", "(Reporting by Jane Doe in Bamako; Writing by Max Power; Editing by Lois Lane)",
                             "Additional reporting by Ali Hassan and Jane Doe", "Jane Doe contributed reporting from Bamako.", "Ali Hassan in Mopti contributed to this report."}) {
        INFO(line);
        CHECK(kind(line) == "furniture");
        CHECK(around("", std::string(line) + "\n\n").front().starts_with("furniture"));
    }
    for (const char* line : {"Reporting by Amnesty shows that soldiers of the brigade were in the town.", "Reuters said that the army had left.", "He was a staff writer.", "Writing by hand is rare in the army."}) {
        INFO(line);
        CHECK(kind(line) != "furniture");
    }
}

TEST_CASE("captions stay and their photo credits go") {
    CHECK(around("", "A soldier of the 3rd Brigade in Mopti. (AP Photo/Peter Parker)\n\n") == Blocks{"body: A soldier of the 3rd Brigade in Mopti.", "furniture: (AP Photo/Peter Parker)"});
    CHECK(around("", "Soldiers stand guard in Mopti, Mali. Photograph: Clark Kent/AFP/Getty Images\n\n") ==
          Blocks{"body: Soldiers stand guard in Mopti, Mali.", "furniture: Photograph: Clark Kent/AFP/Getty Images"});
}

TEST_CASE("buttons, menus, cookies and subscriptions are furniture") {
    for (const char* line : {"Share on Facebook", "Share", "Tweet", "Email this", "Print this article", "Follow us on Twitter", "Home | News | Sport | Opinion", "Home > World > Africa", "Subscribe", "Sign up for our newsletter.",
                             "We use cookies to give you the best experience.", "Click here to read the report", "Advertisement", "Read more: Bridge falls again", "Skip to main content", "5 min read"}) {
        INFO(line);
        CHECK(kind(line) == "furniture");
    }
}

TEST_CASE("sentences that only begin like furniture are text") {
    for (const char* line : {"By Monday the brigade had left the town.", "By land and sea", "Related charges were filed against two officers.", "Share prices fell after the attack on the port.",
                             "Published by the ministry, the report names nine officers and their units.", "The company changed its privacy policy after the war began.", "Comments by the minister drew anger.",
                             "Home Secretary Amber Rudd said so.", "Sources close to the army said so.", "Print media in the country reported it.", "Photo opportunities were refused by the army."}) {
        INFO(line);
        CHECK(kind(line) != "furniture");
        CHECK(!kind(line).empty());
    }
}

TEST_CASE("a menu of short lines is furniture, a table of names is not") {
    CHECK(around("Home\n\nNews\n\nSport\n\nOpinion\n\nAbout us\n\n", "") ==
          Blocks{"furniture: Home", "furniture: News", "furniture: Sport", "furniture: Opinion", "furniture: About us"});
    for (const auto& block : around("Brig Gen\n\nAK Adisa\n\nComd\n\nKaduna\n\n", "")) CHECK(!block.starts_with("furniture"));
}

TEST_CASE("related links are furniture up to the next paragraph") {
    CHECK(around("", "Related articles\n\nArmy kills ten in Borno\n\nNew chief for the navy\n\n") ==
          Blocks{"furniture: Related articles", "furniture: Army kills ten in Borno", "furniture: New chief for the navy"});
    CHECK(around("Related articles\n\nArmy kills ten in Borno\n\n", "") == Blocks{"furniture: Related articles", "furniture: Army kills ten in Borno"});
}

TEST_CASE("comments are furniture to the end, but not where hardly any text is above") {
    const std::string comment = "I was in that town with my brother in the year of the great flood, and nobody from the army ever came to see us there.\n\n";
    CHECK(around("", "3 Comments\n\n" + comment + "Leave a Reply\n\nYour email address will not be published.\n\n") ==
          Blocks{"furniture: 3 Comments", "furniture: I was in that town with my brother in th", "furniture: Leave a Reply", "furniture: Your email address will not be published"});
    CHECK(around("A headline\n\n3 comments\n\n", "") == Blocks{"heading: A headline", "furniture: 3 comments"});
}

TEST_CASE("a credit is cut off its caption and a call to follow out of its paragraph") {
    CHECK(Cut("Soldiers of the brigade train in Kaduna. (Army photo by Sgt. A. B.)\n").blocks() == Blocks{"body: Soldiers of the brigade train in Kaduna.", "furniture: (Army photo by Sgt. A. B.)"});
    CHECK(Cut("The program pays rewards. Follow us on Twitter at @Example. It began in 1984.\n").blocks() ==
          Blocks{"body: The program pays rewards.", "furniture: Follow us on Twitter at @Example.", "body: It began in 1984."});
}

TEST_CASE("an analyst's comment in a field report stays") {
    CHECK(around("", "COMMENT: The unit is likely the 93rd Brigade.\n\n") == Blocks{"body: COMMENT: The unit is likely the 93rd Bri"});
}

TEST_CASE("word lists that are missing or wrong are named with file and line") {
    using adduce::extract::WordLists;
    CHECK_THROWS_WITH(WordLists("/nonexistent"), "/nonexistent/tokens.txt: cannot be opened; expected a word list of the language data");
}

TEST_CASE("page numbers and the headers beside them are furniture") {
    const std::string text = "The brigade was moved to the border on Monday, two officials of the ministry of defence said in the capital.\n\n";
    std::string pages;
    for (int page = 2; page < 6; ++page) pages += text + "14-23456        " + std::to_string(page) + "/15\n\nS/2014/123\n\n";
    for (const auto& block : Cut(pages).blocks()) CHECK((block.starts_with("body: The brigade") || block.starts_with("furniture: ")));
    for (const char* mark : {"Page 4 of 15", "page 4", "- 5 -", "3/15", "p. 7"}) {
        INFO(mark);
        CHECK(Cut(text + mark + "\n\n" + text).blocks()[1] == "furniture: " + std::string(mark));
    }
    CHECK(Cut(text + "7\n\n" + text + "8\n\n" + text + "9\n\n").blocks()[1] == "furniture: 7");
}

TEST_CASE("numbers of a table, of a list and years are no pages") {
    const std::string text = "The brigade was moved to the border on Monday, two officials of the ministry of defence said in the capital.\n\n";
    for (const auto& block : Cut(text + "1\n\n3rd Brigade\n\n2\n\n3rd Brigade\n\n3\n\n3rd Brigade\n\n").blocks()) CHECK(!block.starts_with("furniture"));
    for (const char* line : {"(5) Brigades", "- 5", "2014", "15/4", "Page 4 of the report names him", "5 of them left"}) {
        INFO(line);
        CHECK(!Cut(text + line + "\n\n" + text).blocks()[1].starts_with("furniture"));
    }
}

TEST_CASE("a line that is repeated away from page numbers stays") {
    std::string text;
    for (int i = 0; i < 5; ++i) text += "MR. KIRBY\n\nThe brigade was moved to the border on Monday, two officials of the ministry of defence said in the capital.\n\n";
    for (const auto& block : Cut(text).blocks()) CHECK(!block.starts_with("furniture"));
}
