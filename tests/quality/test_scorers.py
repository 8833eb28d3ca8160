#!/usr/bin/env python3
"""The scorers on examples small enough to work out by hand. usage: test_scorers.py"""
import os
import tempfile
import unittest

import clusters
import coreference
import documents as corpora
import gap
import muc4
import ud_layers


def sets(*chains):
    return [set(c) for c in chains]


class Clusters(unittest.TestCase):
    """The example of Pradhan et al. 2014."""
    KEY, RESPONSE = sets("abc", "defg"), sets("ab", "cd", "fghi")

    def check(self, figures, recall, precision):
        self.assertAlmostEqual(figures["recall"], recall)
        self.assertAlmostEqual(figures["precision"], precision)
        self.assertAlmostEqual(figures["f1"], 2 * recall * precision / (recall + precision))

    def test_muc_counts_links(self):
        self.check(clusters.muc(self.KEY, self.RESPONSE), 2 / 5, 2 / 5)

    def test_b_cubed_asks_every_mention(self):
        self.check(clusters.b_cubed(self.KEY, self.RESPONSE), (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7, (4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8)

    def test_ceaf_aligns_chains_one_to_one(self):
        self.check(clusters.ceaf_e(self.KEY, self.RESPONSE), (0.8 + 0.5) / 2, (0.8 + 0.5) / 3)

    def test_the_alignment_is_the_best_not_the_greedy_one(self):
        self.assertAlmostEqual(clusters.best_alignment({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}), 1.6)
        self.assertAlmostEqual(clusters.best_alignment({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8, (2, 2): 0.5, (3, 2): 0.6}), 2.2)

    def test_the_key_itself_is_right_and_nothing_is_wrong(self):
        self.assertAlmostEqual(clusters.conll(self.KEY, self.KEY)["conll"], 1)
        self.assertEqual(clusters.conll(self.KEY, [])["conll"], 0)

    def test_one_chain_for_all_has_full_recall_of_links(self):
        self.check(clusters.muc(self.KEY, sets("abcdefg")), 1, 5 / 6)


class Mentions(unittest.TestCase):
    def trim(self, text):
        return text[slice(*coreference.trimmed(text, 0, len(text)))]

    def test_articles_possessives_and_marks_do_not_count(self):
        self.assertEqual(self.trim("the Strike Group\u2019s"), "Strike Group")
        self.assertEqual(self.trim("\"The North,\""), "North")
        self.assertEqual(self.trim("the"), "the")
        self.assertEqual(self.trim("Ann"), "Ann")

    def head(self, text):
        return text[:coreference.head_by_rule(text, 0, len(text))].split()[-1]

    def test_the_head_is_the_last_word_before_what_hangs_behind(self):
        self.assertEqual(self.head("headquarters of the Conservative Party"), "headquarters")
        self.assertEqual(self.head("President Barack Obama"), "Obama")
        self.assertEqual(self.head("Norton, who died in 1880"), "Norton")
        self.assertEqual(self.head("Task Force 58"), "58")

    def test_equal_places_go_first_and_a_head_is_given_once(self):
        text = "President Obama and Obama"
        head = lambda b, e: coreference.head_by_rule(text, b, e)
        self.assertEqual(coreference.matched([{(10, 15), (20, 25)}], [{(0, 15), (20, 25)}], head), {(20, 25): (20, 25), (0, 15): (10, 15)})
        self.assertEqual(coreference.matched([{(10, 15)}], [{(0, 15), (10, 15)}], head), {(10, 15): (10, 15)})
        self.assertEqual(coreference.matched([{(10, 15)}], [{(0, 15)}], None), {})

    def score(self, gold, system):
        d = corpora.Document("d", "Ann met Bob. She left him. Bob ran.", chains=gold)
        return coreference.score([d], {"d": {"chains": system}})

    def test_chains_of_one_are_left_out_on_both_sides(self):
        ann, bob = [(0, 3), (13, 16)], [(8, 11), (22, 25), (27, 30)]
        self.assertAlmostEqual(self.score([ann, bob, [(31, 34)]], [ann, bob])["exact"]["conll"], 1)
        self.assertLess(self.score([ann, bob, [(31, 34)]], [ann, bob])["head, with single mentions"]["conll"], 1)
        self.assertLess(self.score([ann, bob], [ann + bob])["exact"]["conll"], 1)


class Trees(unittest.TestCase):
    CONLLU = """# newdoc id = a
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tAnn\tAnn\tPROPN\tNNP\t_\t2\tnsubj:pass\t_\tNER=B-PER|Entity=(1-person-new)
2\tran\trun\tVERB\tVBD\t_\t0\troot\t_\t_
3\tand\tand\tCCONJ\tCC\t_\t4\tcc\t_\t_
4\tshe\tshe\tPRON\tPRP\t_\t2\tconj\t_\tEntity=(1-person-giv)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""

    def setUp(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a.conllu")
            with open(path, "w", encoding="utf-8") as f:
                f.write(self.CONLLU)
            self.documents = corpora.treebank(path)

    def reading(self, change=lambda row: row, keep=lambda i, w: True):
        sentences = [[change([w.begin, w.end, w.upos, w.xpos, w.lemma, w.head, w.deprel]) for i, w in enumerate(s) if keep(i, w)] for s in self.documents[0].sentences]
        return {self.documents[0].name: {"sentences": sentences}}

    def test_text_places_names_and_chains_are_read(self):
        d = self.documents[0]
        self.assertEqual(d.text, "Don't go.\n\nAnn ran and she.")
        self.assertEqual([d.text[w.begin:w.end] for s in d.sentences for w in s], "Do n't go . Ann ran and she .".split())
        self.assertEqual(d.names, {(11, 14, "PER")})
        self.assertEqual(d.chains, [[(11, 14), (23, 26)]])

    def test_the_gold_is_right(self):
        for f in (ud_layers.on_gold_words(self.documents, self.reading()), ud_layers.from_text(self.documents, self.reading())):
            self.assertEqual({v for k, v in f.items() if isinstance(v, float)}, {1.0})

    def test_punctuation_counts_in_tags_but_not_in_trees(self):
        f = ud_layers.on_gold_words(self.documents, self.reading(lambda r: [*r[:5], 1, "dep"] if r[2] == "PUNCT" else r))
        self.assertEqual((f["upos"], f["uas"], f["las"]), (1, 1, 1))

    def test_subtypes_count_in_las_but_not_in_universal_las(self):
        f = ud_layers.on_gold_words(self.documents, self.reading(lambda r: [*r[:6], r[6].split(":")[0]]))
        self.assertAlmostEqual(f["las"], 6 / 7)
        self.assertEqual(f["las_universal"], 1)

    def test_words_cut_otherwise_are_not_aligned_and_their_dependents_lose_their_head(self):
        # "go." as one word: go and . are lost, and with them the head of Do and n't
        def change(row):
            return [row[0], row[1] + 1, *row[2:]] if row[6] == "root" and row[4] == "go" else row
        f = ud_layers.from_text(self.documents, self.reading(change, lambda i, w: not (w.form == "." and w.head == 3)))
        self.assertAlmostEqual(f["words"], 2 * 7 / (9 + 8))
        self.assertAlmostEqual(f["uas"], 2 * 5 / (9 + 8))

    def test_words_of_a_several_word_token_are_aligned_by_their_forms(self):
        gold = [(0, 5, "Do", True), (0, 5, "n't", True), (5, 7, "go", False)]
        self.assertEqual(ud_layers.align(gold, [(0, 2, "Do", False), (2, 5, "n't", False), (5, 7, "go", False)]), {0: 0, 1: 1, 2: 2})
        self.assertEqual(ud_layers.align(gold, [(0, 5, "Don't", False), (5, 7, "go", False)]), {2: 1})
        self.assertEqual(ud_layers.align(gold, [(5, 7, "go", False)]), {2: 0})


class Gap(unittest.TestCase):
    TEXT = "Lucy's mother met Jane. She left."
    ROW = {"ID": "1", "Text": TEXT, "Pronoun": "She", "Pronoun-offset": "24", "A": "Lucy", "A-offset": "0", "A-coref": "FALSE", "B": "Jane", "B-offset": "18", "B-coref": "TRUE"}

    def given(self, chain):
        pronoun, *names = gap.places(self.ROW)
        return gap.names_given(self.TEXT, [chain], pronoun, names)

    def test_a_mention_stands_for_the_name_its_head_lies_in(self):
        self.assertEqual(self.given([(24, 27), (18, 22)]), [False, True])
        self.assertEqual(self.given([(24, 27), (0, 13)]), [False, False])
        self.assertEqual(self.given([(0, 4), (24, 27)]), [True, False])
        self.assertEqual(self.given([(0, 4), (18, 22)]), [False, False])

    def test_both_labels_of_a_snippet_count(self):
        f = gap.score([self.ROW], {"1": {"chains": [[(24, 27), (18, 22), (0, 4)]]}})
        self.assertEqual((f["all"]["precision"], f["all"]["recall"]), (0.5, 1))
        self.assertEqual(f["masculine"]["f1"], 0)


class Muc4(unittest.TestCase):
    def test_a_key_gives_its_answers(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "keys")
            with open(path, "w", encoding="utf-8") as f:
                f.write('0.  MESSAGE: ID                     X-1\n3.  INCIDENT: LOCATION              PERU: LIMA (CITY)\n'
                        '10. PERP: ORGANIZATION ID           "SHINING PATH" / "PATH"\n18. HUM TGT: NAME                   "ANN LEE"\n'
                        '                                    "BOB"\n19. HUM TGT: DESCRIPTION            "JUDGE"\n                                    "CLERK"\n')
            self.assertEqual(muc4.keys(path), {"X-1": {("LOC", (("PERU",),)), ("LOC", (("LIMA",),)), ("ORG", (("SHINING", "PATH"), ("PATH",))),
                                                       ("PER", (("ANN", "LEE"),)), ("PER", (("BOB",),))}})

    def test_the_words_of_one_may_lie_in_the_other(self):
        self.assertTrue(muc4.same(("COL", "ANN", "LEE"), ("ANN", "LEE")))
        self.assertFalse(muc4.same(("ANN", "LEE"), ("ANN", "ROE")))
        self.assertFalse(muc4.same(("A", "B", "C", "D", "LEE"), ("LEE",)))


class Words(unittest.TestCase):
    def test_words_are_joined_with_the_usual_blanks(self):
        text, places = corpora.join_words(["He", "said", '"', "no", '"', "(", "EU", ")", ",", "Ann", "'s", "."])
        self.assertEqual(text, 'He said "no" (EU), Ann\'s.')
        self.assertEqual(text[slice(*places[6])], "EU")


if __name__ == "__main__":
    unittest.main()
