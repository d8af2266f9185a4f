"""Names of countries in folded Italian, English and German: where people come from, and never misspelt words."""

from directory.words.language import word_set

COUNTRIES = word_set(
    """
    afghanistan agypten albania algeria angola arabia argentina armenia athiopien australia austria azerbaigian
    azerbaijan bahrein bangladesh belarus belgien belgio belgium benin bielorussia birmania bissau bolivia bosnia
    botswana brasile brasilien brazil bulgaria bulgarien burkina burundi cambodia cambogia cameroon camerun canada
    chad chile china ciad cile cina cipro colombia comore congo corea costa croatia croazia cuba cyprus danimarca
    denmark deutschland djibouti ecuador egitto egypt england eritrea estonia ethiopia etiopia faso filippine
    finland finlandia france francia frankreich gabon gambia georgia germania germany ghana giamaica giappone gibuti
    giordania grecia greece griechenland guatemala guinea haiti honduras hungary iceland india indien indonesia
    inghilterra irak iran iraq ireland irlanda islanda israel israele italia italien italy jamaica japan jemen
    jordan jordanien kamerun kazakhstan kazakistan kenia kenya kirghizistan kolumbien kongo korea kosovo kroatien
    kuba kuwait lanka laos latvia lebanon leone lettonia libano libanon liberia libia libya libyen litauen lithuania
    lituania lussemburgo luxemburg macedonia madagascar malawi malaysia maldive mali malta marocco marokko
    mauritania mauritius messico mexico mexiko moldau moldavia moldova mongolia montenegro morocco mosambik
    mozambico mozambique myanmar namibia nepal netherlands nicaragua niederlande niger nigeria norvegia norway
    norwegen olanda oman pakistan palestina palestine panama paraguay peru philippinen philippines poland polen
    polonia portogallo portugal rica romania ruanda rumania rumanien russia russland rwanda salvador schweden
    schweiz senegal serbia serbien sierra singapore siria slovacchia slovakia slovenia slowenien somalia spagna
    spain spanien sudafrica sudan svezia svizzera sweden switzerland syria syrien tagikistan taiwan tanzania
    thailand thailandia togo tschad tunesien tunisia turchia turkei turkey turkmenistan ucraina uganda ukraine
    ungarn ungheria uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe
    """
)
