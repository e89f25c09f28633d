"""What states say of people abroad in the General Debate of the United Nations: counts, sentences.

Publisher: S. Jankin, A. Baturo and N. Dasandi, United Nations General Debate Corpus 1946-2024, V13,
Harvard Dataverse. Address: https://doi.org/10.7910/DVN/0TJX8Y. Licence: CC0.

Files in the folder of sources: `un-general-debate-corpus/ungdc_speeches_1946_2024.csv` (one line a
speech) and `ungdc_sentences_selected_terms.csv`. Both were counted from the texts of 10,952
speeches with the search terms of `search_terms.json`: regular expressions, upper and lower case
alike; words are runs of letters and digits.

Left out: the 14 speeches of the European Union, which is no country; names and posts of speakers
(79 speeches have none); the full texts; sentences on digital, migration and refugees, of which
there are too many.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC0, YEAR, Field, Source, Table, code, count, one_of, read

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
]
