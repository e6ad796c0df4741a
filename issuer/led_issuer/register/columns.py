"""The columns of a delivery, in the order in which the sample writes them."""

from typing import Final

COLUMNS: Final = (
    *("bron_record_id", "bron_versie", "operatie", "reden"),
    *("insz", "familienaam", "voornamen", "geboortedatum", "naam_bij_uitreiking"),
    *("categorie", "bewijstype", "bewijsstaat", "authenticiteit", "geverifieerd_op"),
    *("graad", "onderwijsvorm", "schooltype", "isced", "iscedniveau", "onderwerp", "studierichting", "specialisatie"),
    *("titel_nl", "titel_en", "instantie_klasse", "instelling_naam", "instellingsnummer", "medeuitreikers"),
    *("land", "taal", "uitreikingsdatum", "schooljaar", "vks_niveau", "studiepunten", "vermelding"),
    "gelijkwaardig_met",
)

REQUIRED: Final = frozenset(
    {
        *("bron_record_id", "bron_versie", "operatie", "insz", "familienaam", "geboortedatum"),
        *("categorie", "bewijstype", "authenticiteit", "titel_nl", "instelling_naam"),
    }
)

# Columns whose values are codes, and the list that has them; land, taal and vks_niveau have rules of their own.
CODED: Final = {
    "categorie": "Categorie",
    "bewijstype": "Bewijstype",
    "bewijsstaat": "Bewijsstaat",
    "graad": "Graad",
    "onderwijsvorm": "Onderwijsvorm",
    "schooltype": "Schooltype",
    "isced": "ISCEDStudiegebied",
    "iscedniveau": "ISCEDNiveau",
    "onderwerp": "Onderwerp",
    "instantie_klasse": "Instantie",
}

REASONS: Final = frozenset({"CORRECTIE", "VERGISSING", "FRAUDE", "VERNIETIGING", "OVERLIJDEN"})
