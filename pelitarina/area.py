"""Which life areas there are, and where in the official assessment each one's words go.

The official structure is *Työikäisten palvelutarpeen arvio*, published by THL in Sosmeta. Its paths
and headings are facts; the other headings and the short names are ours. A path is written with
dots, beneath ``ROOT``. The mapping ``AREAS`` stands in the order of the structure.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, NewType

from msgspec import Struct

AreaId = NewType("AreaId", str)
_Five = tuple[str, str, str, str, str]  # one for each of Names

STRUCTURE: Final = "1.2.246.537.6.1506.1012.2023.9.28"
ROOT: Final = "tyoikaisten_palvelutarpeen_arvio"


class Names(NamedTuple):
    """The same name in the languages at the table."""

    fi: str
    sv: str
    en: str
    ru: str
    ar: str

    def said(self, language: str) -> str:
        """Give the name in a language, by its tag; English where there is none.

        >>> find("asuminen").name.said("fi@selko"), find("asuminen").name.said("ru"), find("asuminen").name.said("de")
        ('Asuminen', 'Жильё', 'Home')
        """
        return {"fi": self.fi, "sv": self.sv, "ru": self.ru, "ar": self.ar}.get(language[:2], self.en)


class Area(Struct, frozen=True):
    """One part of life that words can be about.

    Attributes:
        id: what a story writes after ``area``.
        path: the official field, a single string, that takes the words.
        heading: of that field, as the official structure has it; beside Finnish and Swedish, our translation.
        name: what the area is called when the customer chooses it.
    """

    id: AreaId
    path: str
    heading: Names
    name: Names


def find(area_id: str | None) -> Area:
    """Give the area of that id; ``FALLBACK`` where there is none, so that no words are ever left out.

    >>> find("talous").path, find(None).path, find("choose").path
    ('taloudellinen_tilanne.kuvaus', 'lisatiedot', 'lisatiedot')
    """
    return AREAS.get(AreaId(area_id or ""), FALLBACK)


def _area(area_id: str, path: str, heading: _Five, name: _Five) -> Area:
    return Area(AreaId(area_id), path, Names(*heading), Names(*name))


_IN_ORDER = (
    _area(
        "omat_toimet",
        "asiakkaan_omat_toimet_tuen_tarpeen_ratkaisemiseksi",
        (
            "Asiakkaan omat toimet tuen tarpeen ratkaisemiseksi",
            "Klientens egna åtgärder",
            "What the customer has done about the need for support",
            "Что клиент сам сделал",
            "ما فعله العميل بنفسه",
        ),
        (
            "Mitä olen itse tehnyt",
            "Vad jag själv har gjort",
            "What I have done myself",
            "Что я делаю для этого",
            "ما فعلته بنفسي",
        ),
    ),
    _area(
        "asuminen",
        "asuminen.kuvaus",
        ("Asuminen", "Boende", "Housing", "Жильё", "السكن"),
        ("Asuminen", "Boende", "Home", "Жильё", "السكن"),
    ),
    _area(
        "kotoutuminen",
        "maahanmuutto_ja_kotoutuminen.kotoutuminen",
        (
            "Maahanmuutto ja kotoutuminen",
            "Invandring och integration",
            "Immigration and integration",
            "Иммиграция и интеграция",
            "الهجرة والاندماج",
        ),
        ("Muutto Suomeen", "Flytten till Finland", "Moving to Finland", "Переезд в Финляндию", "الانتقال إلى فنلندا"),
    ),
    _area(
        "osaaminen",
        "koulutus_ja_osaaminen.koulutuksen_kuvaus",
        (
            "Koulutus ja osaaminen",
            "Utbildning och kompetens",
            "Education and skills",
            "Образование и умения",
            "التعليم والمهارات",
        ),
        ("Koulu ja taidot", "Skola och färdigheter", "School and skills", "Учёба и умения", "المدرسة والمهارات"),
    ),
    _area(
        "tyo",
        "tyoelama.tyotilanteen_lisatiedot",
        ("Työelämä", "Arbetsliv", "Working life", "Работа", "الحياة العملية"),
        ("Työ", "Arbete", "Work", "Работа", "العمل"),
    ),
    _area(
        "talous",
        "taloudellinen_tilanne.kuvaus",
        ("Taloudellinen tilanne", "Ekonomisk situation", "Financial situation", "Денежное положение", "الوضع المالي"),
        ("Raha", "Pengar", "Money", "Деньги", "المال"),
    ),
    _area(
        "terveys",
        "terveydentila.kuvaus",
        ("Terveydentila", "Hälsotillstånd", "State of health", "Состояние здоровья", "الحالة الصحية"),
        ("Terveys", "Hälsa", "Health", "Здоровье", "الصحة"),
    ),
    _area(
        "paihteet",
        "paihteiden_kaytto_ja_riippuvuudet.kayton_kuvaus",
        (
            "Päihteiden käyttö ja riippuvuudet",
            "Användning av rusmedel och beroenden",
            "Use of intoxicants, and addictions",
            "Употребление веществ и зависимости",
            "تعاطي المواد والإدمان",
        ),
        (
            "Päihteet ja riippuvuudet",
            "Rusmedel och beroenden",
            "Alcohol, drugs and addictions",
            "Алкоголь, наркотики и зависимости",
            "الكحول والمخدرات والإدمان",
        ),
    ),
    _area(
        "suhteet",
        "sosiaaliset_suhteet.sosiaalisiin_suhteisiin_liittyvat_voimavarat_ja_vaikeudet",
        (
            "Sosiaaliset suhteet",
            "Sociala relationer",
            "Social relationships",
            "Отношения с людьми",
            "العلاقات الاجتماعية",
        ),
        ("Ihmissuhteet", "Människor i mitt liv", "People in my life", "Люди в моей жизни", "الناس في حياتي"),
    ),
    _area(
        "muutos",
        "elamanhallinta.muutokset_elamantilanteessa",
        (
            "Muutokset elämäntilanteessa",
            "Förändringar i livssituationen",
            "Changes in the life situation",
            "Перемены в жизненной ситуации",
            "التغيرات في ظروف الحياة",
        ),
        ("Muutokset elämässä", "Förändringar i livet", "Changes in life", "Перемены в жизни", "التغيرات في الحياة"),
    ),
    _area(
        "arki",
        "elamanhallinta.arkielama_ja_vapaa_aika",
        ("Elämänhallinta", "Livskompetens", "Managing everyday life", "Повседневная жизнь", "إدارة الحياة اليومية"),
        (
            "Arki ja vapaa-aika",
            "Vardag och fritid",
            "Everyday life and free time",
            "Будни и свободное время",
            "الحياة اليومية ووقت الفراغ",
        ),
    ),
    _area(
        "kuntoutus",
        "kuntoutustarve.kuvaus",
        (
            "Kuntoutustarve",
            "Rehabiliteringsbehov",
            "Need for rehabilitation",
            "Потребность в реабилитации",
            "الحاجة إلى التأهيل",
        ),
        ("Kuntoutus", "Rehabilitering", "Rehabilitation", "Реабилитация", "التأهيل"),
    ),
    _area(
        "oma_arvio",
        "johtopaatokset_ja_jatkotoimet.asiakkaan_ja_hanen_laheisensa_arvio_tuen_ja_palvelujen_tarpeestaan",
        (
            "Asiakkaan ja hänen läheisensä arvio",
            "Klientens och de närståendes bedömning",
            "How the customer and those close to them see it",
            "Как это видят клиент и его близкие",
            "رأي العميل والمقربين منه",
        ),
        (
            "Mitä apua tarvitsen",
            "Vilken hjälp jag behöver",
            "What help I need",
            "Какая помощь мне нужна",
            "ما المساعدة التي أحتاجها",
        ),
    ),
)

AREAS: Final[Mapping[AreaId, Area]] = MappingProxyType({area.id: area for area in _IN_ORDER})

FALLBACK: Final = _area(
    "lisatiedot",
    "lisatiedot",
    ("Lisätiedot", "Tilläggsuppgifter", "Additional information", "Дополнительные сведения", "معلومات إضافية"),
    ("Jokin muu", "Något annat", "Something else", "Что-то другое", "شيء آخر"),
)
"""Where words go when no area fits. It is not in ``AREAS``: a story cannot ask for it."""

METHOD_PATH: Final = "palvelutarpeen_arviointia_koskevat_tiedot.kuvaus_arvioinnin_toteuttamisesta"
METHOD_HEADING: Final = Names(
    "Kuvaus arvioinnin toteuttamisesta",
    "Beskrivning av genomförandet",
    "How the assessment was carried out",
    "Как проходила оценка",
    "كيف جرى التقييم",
)

PROFESSIONAL_PATHS: Final = frozenset(
    {
        "palvelutarpeen_arviointia_koskevat_tiedot.asiakkaalla_on_oikeus_erityiseen_tukeen",
        "palvelutarpeen_arviointia_koskevat_tiedot.erityisen_tuen_perustelut",
        "johtopaatokset_ja_jatkotoimet.ammattihenkilon_arvio_tuen_tarpeesta",
        "johtopaatokset_ja_jatkotoimet.asiakkuuden_jatko.asiakkuus_jatkuu",
        "johtopaatokset_ja_jatkotoimet.ammattihenkilon_johtopaatokset__asiakkaan_tilanteesta"
        "_seka_sosiaalipalvelujen_ja_erityisen_tuen_tarpeesta",
        "johtopaatokset_ja_jatkotoimet.arvio_tuen_tarpeen_luonteesta",
        "johtopaatokset_ja_jatkotoimet.asiakas_tarvitsee_omatyontekijan",
        "johtopaatokset_ja_jatkotoimet.omatyontekija",
        "johtopaatokset_ja_jatkotoimet.jatkosuunnitelma",
    }
)
"""The professional's own fields. No export fills them: not the need, not the conclusions, not special support."""
