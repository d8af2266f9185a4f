"""What can be wrong with an entry, in words."""

from collections.abc import Mapping

from directory.i18n import N_
from directory.models import Fault

FAULTS: Mapping[Fault, str] = {
    Fault.CONTACT: N_("The phone or e-mail is wrong"),
    Fault.HOURS: N_("The hours are wrong"),
    Fault.PLACE: N_("It is somewhere else"),
    Fault.CLOSED: N_("It does not exist any more"),
    Fault.CONDITIONS: N_("Who may come, or what it costs, is wrong"),
    Fault.DUPLICATE: N_("The same service is here twice"),
    Fault.OTHER: N_("Something else"),
}
