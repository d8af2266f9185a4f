"""What a list should say instead, by what is wrong with it: for rows and whole lists, and where a cell is no fault."""

from collections.abc import Mapping

from directory.i18n import N_
from importers.cells import filling
from importers.cells.choices import TO_BE_CHECKED
from importers.columns.private_columns import PRIVATE_COLUMN, SENDER
from importers.convert.hours import opening_hours as hours
from importers.places import finder, list_town, named_town
from importers.reading import coloured_rows, headings, hidden_rows, stacked_tables, tables
from importers.reading.address_book import NO_BODY
from importers.reading.delimited import OPEN_QUOTE
from importers.reading.joined_sheets import STANDS_ALONE, UNKNOWN_REFERENCE
from importers.reading.named_otherwise import NAMED_OTHERWISE
from importers.reading.related_tables import BELONGS_TO_NOTHING, REPEATED_ID, SECOND_TABLE
from importers.reading.weekly_matrix import PROGRAMME
from importers.reading.workbook import HIDDEN_SHEET
from importers.records import closings, derived, draft, drafts, rows
from importers.records.held_back import HELD_BACK
from importers.records.joined_places import JOINED
from importers.records.names_of_places import ONLY_A_PLACE
from importers.records.one_entry import ONE_ENTRY
from importers.records.shifted import MENDED
from importers.records.two_services import TWO_SERVICES

ROW_OF_CELLS = N_("one cell for each column; in a text file, quotation marks around cells that contain the separator")
ONLY_SERVICES = N_("nothing but the column names and rows of services")
OWN_ROW = N_("a row of its own for each service")
OWN_ROW_OF_PLACE = N_("a row of its own for each place, with its address, hours and contacts")
STATUS = N_("in a column “stato”: attivo, sospeso or chiuso")
FOR_EVERYBODY = N_("only what may be published, in what is meant to be seen")
TOWN = N_("the municipality, best in a column of its own")
ONE_TABLE = N_("one table with all rows, each with an id of its own")
HELD_BY_ID = N_("the id of a row that the other table has")
COLUMN_NAME = N_("cells that fit the name of the column, or another name for it")
PLACES = N_("how many places there are, and in another column how many are left")

INSTEAD: Mapping[str, str] = {
    **dict.fromkeys(
        (tables.TOO_MANY_CELLS, tables.TOO_FEW_CELLS, rows.CELLS_SHIFTED, MENDED, OPEN_QUOTE), ROW_OF_CELLS
    ),
    **dict.fromkeys(
        (
            tables.TOTALS,
            tables.FOOTNOTE,
            tables.REPEATED_HEADER,
            headings.SECTION_LEFT_OUT,
            stacked_tables.ANOTHER_TABLE,
        ),
        ONLY_SERVICES,
    ),
    **dict.fromkeys(
        (headings.HEADING, TWO_SERVICES, ONE_ENTRY, drafts.TWICE, hours.OF_SEVERAL, PROGRAMME, rows.OFFICE_ONLY),
        OWN_ROW,
    ),
    **dict.fromkeys(
        (finder.SEVERAL_NAMED, filling.FURTHER_ADDRESSES, hours.OF_SEVERAL_PLACES, JOINED), OWN_ROW_OF_PLACE
    ),
    **dict.fromkeys(
        (
            *(closings.GONE, closings.CLOSED_LONG, closings.FOR_NOW, closings.UNCLEAR, closings.CLOSES_LATER),
            *(closings.CONTRADICTS_STATUS, hours.NOT_OPEN_NOW, TO_BE_CHECKED, coloured_rows.COLOURED_ROWS),
        ),
        STATUS,
    ),
    **dict.fromkeys(
        (
            *(HELD_BACK, PRIVATE_COLUMN, SENDER, draft.NOT_TO_BE_PUBLISHED, draft.NOT_PUBLISHED_THERE),
            *(hidden_rows.HIDDEN_ROWS, hidden_rows.HIDDEN_COLUMNS, HIDDEN_SHEET),
        ),
        FOR_EVERYBODY,
    ),
    **dict.fromkeys(
        (
            *(
                rows.NO_TOWN,
                named_town.TOWN_OF_NAME,
                list_town.SHEET_TOWN,
                list_town.TITLE_TOWN,
                drafts.ADDRESS_ABOVE,
                finder.TOWN_ELSEWHERE,
            ),
        ),
        TOWN,
    ),
    finder.POINT_BETWEEN: TOWN,
    headings.TOWN_ENDS: TOWN,
    NAMED_OTHERWISE: N_("a file whose ending says what it is: .xlsx for a workbook, .csv for a text table"),
    **dict.fromkeys((SECOND_TABLE, REPEATED_ID), ONE_TABLE),
    **dict.fromkeys((UNKNOWN_REFERENCE, BELONGS_TO_NOTHING, STANDS_ALONE), HELD_BY_ID),
    **dict.fromkeys((drafts.COLUMN_NOT_TAKEN, drafts.TIMES_NOT_TAKEN), COLUMN_NAME),
    **dict.fromkeys((derived.ONLY_IN_ALL, derived.MORE_LEFT_THAN_ALL, closings.NO_PLACES_BUT), PLACES),
    **dict.fromkeys((rows.NO_NAME, rows.FORMULA_OR_CODE, ONLY_A_PLACE, NO_BODY), N_("the name of the service")),
}
