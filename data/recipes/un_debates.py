"""What states say of people abroad in the General Debate of the United Nations: counts, sentences.

Publisher: S. Jankin, A. Baturo and N. Dasandi, United Nations General Debate Corpus 1946-2024, V13,
Harvard Dataverse. Address: https://doi.org/10.7910/DVN/0TJX8Y. Licence: CC0.

Files in the folder of sources: `un-general-debate-corpus/ungdc_speeches_1946_2024.csv` (one line a
speech) and `ungdc_sentences_selected_terms.csv`. Both were counted from the texts of 10,952
speeches with the search terms of `search_terms.json`: regular expressions, upper and lower case
alike; words are runs of letters and digits. The words of one session are counted here from
`ungdc_texts_2024_session79.csv`, in the same way: a hyphen or apostrophe inside a word belongs to
it. The codes of sentences in `debate_codes.csv` beside this recipe were made for this course.

Left out: the 14 speeches of the European Union, which is no country; names and posts of speakers
(79 speeches have none); the full texts; sentences on digital, migration and refugees, of which
there are too many; words that a speaker of 2024 says only once.
"""

from pathlib import Path

import pandas as pd

from recipes.common import (
    CC0,
    CC_BY_4,
    HERE,
    YEAR,
    Field,
    Source,
    Table,
    code,
    count,
    one_of,
    read,
)

TERMS = {
    "diaspora": "Words that begin with diaspor",
    "compatriots_abroad": "Compatriots or fellow citizens abroad, overseas, in other countries",
    "citizens_nationals_abroad": "Citizens, nationals, workers, communities abroad or overseas",
    "expatriates_emigrants": "Expatriates, emigrants, émigrés, and forms of emigrate",
    "remittances": "Remittance, remittances",
    "dual_citizenship": "Dual or multiple citizenship or nationality",
    "soft_power": "Soft power",
    "social_media": "Social media, social network, Twitter, Facebook",
    "armenian_genocide": "Armenian genocide, genocide of or against Armenians",
    "nagorno_karabakh": "Nagorno-Karabakh in all spellings, Karabakh, Artsakh",
    "digital": "Words that begin with digital",
    "migration": "Migration, migrant, immigration, emigration",
    "refugees": "Refugee, refugees",
}
WHOSE = ("own nation", "wider community", "others or nobody")
FUNCTIONS = ("belonging", "praise", "resource", "protection", "voice", "loss", "other")
WORD = r"[^\W_]+(?:[-'][^\W_]+)*"
CUT_BY_A_LINE = r"(?<=\w)-\s*\n\s*(?=\w)"
IN_SENTENCES = [term for term in TERMS if term not in ("digital", "migration", "refugees")]


def debate_mentions(sources: Path) -> pd.DataFrame:
    """One row a speech of a country."""
    frame = read(sources / "un-general-debate-corpus/ungdc_speeches_1946_2024.csv")
    return _countries_only(frame.rename(columns={f"n_{term}": term for term in TERMS}))


def debate_sentences(sources: Path) -> pd.DataFrame:
    """One row a sentence and term; a sentence with two terms has two rows."""
    frame = read(sources / "un-general-debate-corpus/ungdc_sentences_selected_terms.csv")
    frame["term"] = frame["matched"].str.split(";")
    frame = frame.rename(columns={"sentence_no": "sentence_number"})
    return _countries_only(frame.explode("term"))


def debate_words(sources: Path) -> pd.DataFrame:
    """One row a speaker of 2024 and a word that the speaker says twice or more."""
    frame = read(sources / "un-general-debate-corpus/ungdc_texts_2024_session79.csv")
    speeches = frame[frame["iso3"] != "EU"].set_index("iso3")["text"]
    flat = speeches.str.replace(CUT_BY_A_LINE, "", regex=True).str.replace("’", "'")
    words = flat.str.lower().str.findall(WORD).explode().rename("word").reset_index()
    words = words[words["word"].str.contains("[a-z]")]
    counts = words.value_counts().rename("mentions").reset_index()
    by_word = counts.groupby("word")["mentions"]
    counts["in_all"], counts["speakers"] = by_word.transform("sum"), by_word.transform("size")
    return counts[counts["mentions"] > 1]


def debate_codes(sources: Path) -> pd.DataFrame:
    """The codes typed for this course, with the sentences that they belong to."""
    place = ["iso3", "year", "sentence_number"]
    sentences = debate_sentences(sources).drop_duplicates(place)
    codes = read(HERE / "debate_codes.csv")
    return codes.merge(sentences[[*place, "sentence"]], on=place, validate="1:1")


def _countries_only(frame: pd.DataFrame) -> pd.DataFrame:
    """Without the European Union; Serbia and Montenegro has its own code from 2003 to 2005."""
    late = (frame["iso3"] == "YUG") & (frame["year"] > 2002)
    return frame.assign(iso3=frame["iso3"].mask(late, "SCG")).query("iso3 != 'EU'")


CORPUS = Source(
    "United Nations General Debate Corpus 1946-2024",
    "https://doi.org/10.7910/DVN/0TJX8Y",
    "V13, sessions 1 to 79",
    "",
    "https://github.com/SarahFranzen/Emotions_in_the_United_Nations_General_Debates",
)
COMMON = {
    "codes": ("iso3",),
    "sources": (CORPUS,),
    "licences": (CC0,),
    "publisher": "Jankin, Baturo and Dasandi",
    "work": "United Nations General Debate Corpus 1946-2024",
    "kind": "counted",
}
SESSION = Field("session", "integer", "Session of the General Assembly", unit="number")
TRAPS = (
    "All texts are English: originals or translations of the United Nations. A translator chose "
    "the word.",
    "The codes follow the United Nations: RUS is the Soviet Union until 1991, CHN was Taipei until "
    "1971. Former countries are CSK, DDR, YMD, YUG and SCG.",
    "In 1986 and 1990 the list of speakers mixes up the two German states. Do not compare DEU with "
    "DDR in these years.",
)

TABLES = [
    Table(
        name="debate_mentions",
        title="Words about people abroad in the General Debate of the United Nations",
        description="How often each speech since 1946 uses the words of this course.",
        row="the speech of one country in one year",
        make=debate_mentions,
        fields=(
            code("iso3", "Country that speaks"),
            YEAR,
            SESSION,
            count("words", "Length of the speech", "words"),
            *(count(term, meaning, "mentions") for term, meaning in TERMS.items()),
        ),
        key=("iso3", "year"),
        caveats=(
            "What it cannot show: what a state does for people abroad, or what it means by a word. "
            "A zero says that these words were not used, not that the topic was absent.",
            "The word diaspora is rare: 195 mentions in 166 of 10,952 speeches.",
            "Early speeches are longer. Compare mentions per 10,000 words, not mentions.",
            *TRAPS,
        ),
        lessons=("07", "11"),
        left_out="The 14 speeches of the European Union; speakers; the texts.",
        **COMMON,
    ),
    Table(
        name="debate_sentences",
        title="Sentences about people abroad in the General Debate of the United Nations",
        description="Every sentence since 1946 with one of ten terms, to read closely.",
        row="one sentence and one of the terms that it contains",
        make=debate_sentences,
        fields=(
            code("iso3", "Country that speaks"),
            YEAR,
            SESSION,
            count("sentence_number", "Place of the sentence in the speech", "number"),
            one_of("term", "Group of words that was found; see debate_mentions", IN_SENTENCES),
            Field("sentence", "string", "The sentence"),
        ),
        key=("iso3", "year", "sentence_number", "term"),
        caveats=(
            "What it cannot show: the sentences around it. Read the speech before you quote it.",
            "A sentence with two terms stands in two rows. Count sentences without the column "
            "term.",
            "Sentences were cut by a program at full stops and semicolons. Some are too long or "
            "too short.",
            "A speech is a political act: it gives the view of one government. This is true above "
            "all of the sentences on Nagorno-Karabakh and on 1915.",
            *TRAPS,
        ),
        lessons=("07", "11"),
        left_out="Sentences on digital, migration and refugees; speakers; the full texts.",
        **COMMON,
    ),
    Table(
        name="debate_words",
        title="Words of each speech in the General Debate of 2024",
        description="How often each of 191 speakers says a word, and how often all of them say it, "
        "to find what sets a speech apart.",
        row="one speaker and one word that this speaker says twice or more",
        make=debate_words,
        fields=(
            code("iso3", "Country that speaks"),
            Field("word", "string", "The word in small letters"),
            count("mentions", "How often this speaker says it", "mentions"),
            count("in_all", "How often all 191 speakers say it, this one too", "mentions"),
            count("speakers", "How many of the 191 speakers say it", "speakers"),
        ),
        key=("iso3", "word"),
        caveats=(
            "What it cannot show: what a word means. Forms are not put together: migrant and "
            "migrants are two words.",
            "Only words that a speaker says twice or more. A missing row means once or never. "
            "in_all and speakers count everything.",
            "The length of a speech stands in debate_mentions, in the row of 2024.",
            "The texts of 2024 are the newest of the corpus and not the final records of the "
            "United Nations. In a few of them letters are lost: Iran has naons for nations, Saint "
            "Kitts and Nevis has con and nue for continue. Such pieces look like key words.",
            "All texts are English: originals or translations. The corpus does not say by whom "
            "each text of 2024 was translated.",
        ),
        lessons=("07",),
        left_out="Words said once by a speaker; tokens without a letter; the European Union; the "
        "texts.",
        **COMMON,
    ),
    Table(
        name="debate_codes",
        title="Sentences on people abroad, coded by whom they speak of and what they do",
        description="121 sentences of 2015 to 2024, read one by one by one coder.",
        row="one sentence of the General Debate with one of four terms",
        make=debate_codes,
        fields=(
            code("iso3", "Country that speaks"),
            YEAR,
            count("sentence_number", "Place of the sentence in the speech", "number"),
            one_of(
                "whose",
                "Of whom the sentence speaks: people of the speaker's own nation who live or "
                "lived abroad; a wider community, such as the African diaspora; other people, or "
                "nobody abroad",
                WHOSE,
            ),
            one_of(
                "function",
                "What the sentence does; its main verb decides, or, where the verb is weak (have, "
                "be), what the sentence says of the people",
                FUNCTIONS,
            ),
            Field("sentence", "string", "The sentence"),
        ),
        key=("iso3", "year", "sentence_number"),
        codes=("iso3",),
        sources=(
            CORPUS,
            Source(
                "Codes of the sentences",
                "recipes/debate_codes.csv",
                "made for this course, 2026",
                "",
                "",
            ),
        ),
        licences=(CC0, CC_BY_4),
        publisher="Jankin, Baturo and Dasandi; codes made for this course",
        work="United Nations General Debate Corpus 1946-2024",
        kind="counted",
        caveats=(
            "What it cannot show: how other readers would code. One coder worked alone, with the "
            "sentence and without the speech around it. A later check against the rule changed "
            "seven codes; nobody coded the sentences a second time independently.",
            "Only the sentences of 2015 to 2024 with the terms diaspora, compatriots_abroad, "
            "citizens_nationals_abroad or expatriates_emigrants. A sentence that speaks of people "
            "abroad in other words is not here.",
            "A sentence gets one function, though many do two things at once.",
            TRAPS[0],
        ),
        lessons=("07",),
        left_out="Sentences before 2015, and those of the other terms.",
    ),
]
