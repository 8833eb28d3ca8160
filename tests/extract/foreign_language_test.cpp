// Text in another language: what is told apart, what must not be taken for it, and what is said.
#include "extract/foreign_language.hpp"
#include "tests/extract/cut.hpp"
#include "tests/support/test.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

using adduce::Diagnostic;
using adduce::extract::BlockKind;
using adduce::test::Cut;

namespace {

const std::string english = "The defense minister said on Tuesday that troops of the 3rd Brigade will leave the border before the end of the month. "
                            "According to a spokesman nobody was hurt, but several vehicles were destroyed in the attack.";

/// The made-up reports of languages.txt.
const std::vector<std::pair<std::string, std::string>>& reports() {
    static const auto read = [] {
        std::vector<std::pair<std::string, std::string>> out;
        std::ifstream in(ADDUCE_TEST_FILES "/languages.txt");
        for (std::string line; std::getline(in, line);)
            if (const auto colon = line.find(": "); colon != std::string::npos && line[0] != '#') out.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        return out;
    }();
    return read;
}

const std::string& report_in(const std::string& language) {
    return std::find_if(reports().begin(), reports().end(), [&](const auto& r) { return r.first == language; })->second;
}

std::vector<BlockKind> kinds(const std::string& text) {
    const Cut cut(text);
    std::vector<BlockKind> out;
    for (const auto& block : cut.analysis->blocks) out.push_back(block.kind);
    return out;
}

bool any_foreign(const std::string& text) {
    const auto all = kinds(text);
    return std::find(all.begin(), all.end(), BlockKind::foreign) != all.end();
}

/// What is said of a text, as "place: message; hint".
std::vector<std::string> said(const std::string& text) {
    Cut cut(text);
    cut.document.path = "a.txt";
    std::vector<std::string> out;
    adduce::extract::report_foreign(*cut.analysis, adduce::test::word_lists(), [&](const Diagnostic& d) { out.push_back(d.place + ": " + d.message + "; " + d.hint); });
    return out;
}

}  // namespace

TEST_CASE("a report in any of thirty languages is told from English as a whole") {
    REQUIRE(reports().size() >= 30);
    for (const auto& [language, text] : reports()) {
        INFO(language);
        CHECK(kinds(text) == std::vector<BlockKind>{BlockKind::foreign});
        REQUIRE(said(text).size() == 1);
        CHECK(said(text).front().starts_with("a.txt: the text is in another language: expected English, found "));
    }
}

TEST_CASE("a foreign paragraph is told from the English ones around it") {
    for (const auto& [language, text] : reports()) {
        INFO(language);
        CHECK(kinds(english + "\n\n" + text + "\n\n" + english) == std::vector<BlockKind>{BlockKind::body, BlockKind::foreign, BlockKind::body});
    }
}

TEST_CASE("the message of a foreign document says what was seen, what was expected and what happens") {
    CHECK(said(report_in("German")) == std::vector<std::string>{"a.txt: the text is in another language: expected English, found what looks like German: "
                                                               "52 % of the words are common in it, 0 % in English; nothing is read from it; translate it first"});
    CHECK(said(report_in("Russian")) == std::vector<std::string>{"a.txt: the text is in another language: expected English, found Cyrillic letters: they are 100 % of all; "
                                                                "nothing is read from it; translate it first"});
}

TEST_CASE("the message of a foreign paragraph names its line") {
    const auto lines = said(english + "\n\n" + report_in("Arabic") + "\n\n" + english + "\n\n" + report_in("Spanish") + "\n" + report_in("Spanish") + "\n\n" + english);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "a.txt:3: a paragraph is in another language: expected English, found Arabic letters: they are 100 % of all; left out; the rest is read");
    CHECK(lines[1].starts_with("a.txt:7: 2 paragraphs are in another language: expected English, found what looks like Spanish: "));
}

TEST_CASE("a language without a list is told by its want of English words") {
    const std::string latin = "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua Celtae, nostra Galli appellantur.";
    CHECK(any_foreign(latin));
    CHECK(said(latin).front().find("found another language: only 5 % of the words are common in English; nothing is read") != std::string::npos);
}

TEST_CASE("text in capitals is told apart too") {
    CHECK(any_foreign("EL MINISTRO DE DEFENSA ANUNCIÓ EL MARTES QUE LAS TROPAS DE LA 3ª BRIGADA SE RETIRARÁN DE LA FRONTERA ANTES DE FIN DE MES."));
    CHECK_FALSE(any_foreign("THE GUATEMALA ARMY DENIED TODAY THAT GUERRILLAS ATTACKED THE \"SANTO TOMAS\" PRESIDENTIAL FARM, LOCATED ON THE PACIFIC SIDE."));
}

TEST_CASE("short headings between foreign paragraphs go with them") {
    const std::string text = report_in("French") + "\n\nUne question ouverte\n\n" + report_in("French");
    CHECK(kinds(english + "\n\n" + text).back() == BlockKind::foreign);
    CHECK(kinds(english + "\n\n" + text) == std::vector<BlockKind>{BlockKind::body, BlockKind::foreign, BlockKind::foreign, BlockKind::foreign});
}

TEST_CASE("English is never taken for another language") {
    for (const char* text : {
             "Troops moved.", "Kyiv, Kharkiv, Odesa", "Gen. Smith", "Ministry of Defence", "TOP SECRET",
             // Names, of people and of bodies with foreign names.
             "Juan Carlos de la Cruz, María del Pilar Rodríguez y Gómez, José Luis de los Santos, Ana de la Vega, Pedro del Río",
             "Abdul Rahman bin Ahmad al-Masri\nMohammed Ould Abdel Aziz\nBoubacar ag Mohamed\nIyad ag Ghaly\nAmadou Haya Sanogo\nMoussa Diaby",
             "Ministerio de Defensa Nacional\nEjército de Liberación Nacional\nFuerzas Armadas Revolucionarias de Colombia\nPolicía Nacional",
             "The Parti Démocratique de la Côte d'Ivoire and the Rassemblement des Républicains signed the deal, the Front Populaire Ivoirien did not.",
             // Tables and lists.
             "Unit Commander Base\n3rd Brigade Col. J. Smith Mosul\n5th Brigade Lt. Col. A. Jones Basra\n9th Division Maj. Gen. K. Ali Taji",
             "T-72 tanks destroyed: 14\nBMP-2: 23\nSu-25: 2\nKa-52 helicopters: 3\nUAVs: 17\nAmmunition depots: 2",
             "Aluminum castings, forgings, gear housings, hydraulic pumps, actuator assemblies, wing spars, landing gear struts, fuel nozzles",
             // Broken by a bad scan.
             "Tbe defence rninister sald on Tuesdav tbat troops of tne 3rd Brlgade wi11 leave tlie border before tbe end of tlie rnonth.",
             // A foreign sentence or name inside an English paragraph.
             "He wrote \"No hay nadie en la casa\" on the wall of the house, and the police said that it was not known who he was or why he came.",
             "The National Anti-Corruption Directorate (Direcția Națională Anticorupție, DNA) said it had opened a case against the mayor.",
         }) {
        INFO(text);
        CHECK_FALSE(any_foreign(text));
        CHECK(said(text).empty());
    }
}

TEST_CASE("an English document of many short lines stays English") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "Col. Ivan Petrenko, 93rd Mechanized Brigade, Kharkiv\nMaj. Oleh Shevchenko, 72nd Brigade, Bila Tserkva\n";
    CHECK_FALSE(any_foreign(text));
}
