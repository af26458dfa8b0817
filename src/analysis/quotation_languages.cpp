// The table behind quotation_languages.hpp. The numbers of the costs, which hold for every
// language, are in quotation_costs.hpp.
#include "analysis/quotation_languages.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "document/language.hpp"

namespace obelus {
namespace {

// Words that lost their first letters, and what begins with an apostrophe in dialect and old print:
// 'tis, 'em, rock 'n' roll, 'til, 'cause, 'Strewth, 'prentice.
constexpr std::string_view kEnglishClipped =
    " am ave bout burbs bye cause cept cello cep choo coz cos course cross cuz d deed ead ear ello "
    "em er ere erb fess flu fraid fro fore gainst gator hood im im is isself kay less ll lo lot m "
    "mid mongst mum n neath nother nough nuff nuther ow phone plane pon possum prentice pears re "
    "round s sblood scuse sdeath sfoot shun slid slife slight snot spect specially spose stead "
    "strewth struth sup t tain tater tec tever til till tis tude tupenny twas tween twere twill "
    "twixt twould tween ud um ve way which yer zat zoid zounds ";
// Dutch and Afrikaans write articles and pronouns so: 's avonds, 't, 'n, 'k.
constexpr std::string_view kDutchClipped = " e er k m n ns r s t z ";
// German drops ei-, he- and so on: 'ne, 'nen, 's, 'rum, 'mal.
constexpr std::string_view kGermanClipped =
    " n ne nem nen ner nes s ran raus rauf rein rüber rum runter mal drauf drin tschuldigung "
    "türlich "
    "aufs is ist ";
// Italian aphaeresis and Neapolitan articles: 'ndrangheta, 'sto, 'o sole mio, 'na.
constexpr std::string_view kItalianClipped =
    " a i l n na ndrangheta ndranghetista ndranghetisti ndrine nu o sta ste sti sto un u ";
// French familiar speech: 'tit, 'lut; Greek 'ναι, 'χω; Portuguese 'tá, 'cê.
constexpr std::string_view kFrenchClipped = " tit tite lut tain spèce ";
constexpr std::string_view kGreekClipped = " ναι χω χει ταν μαι σαι στε ρθω ρθει θελα πα πει τανε ";
constexpr std::string_view kPortugueseClipped = " cê cês tá tão bora peraí brigado ";
constexpr std::string_view kScandinavianClipped = " n na ke ka sku ";

// Articles and the like that lose their vowel: l’hora, dell’acqua, qu’on.
constexpr std::string_view kRomanceElisions =
    " c d j l m n s t qu jusqu lorsqu puisqu quelqu un all dall dell nell sull coll quell bell "
    "sant "
    "gl ";
// don’t, she’ll, John’s.
constexpr std::string_view kEnglishEndings = " s t d ll re ve m em n ";
// Suffixes of proper names: İstanbul’da, Ankara’dan, Ali’nin.
constexpr std::string_view kTurkishEndings =
    " a e ı i u ü ya ye yı yi yu yü da de ta te dan den tan ten nın nin nun nün ın in un ün la le "
    "yla "
    "yle daki deki taki teki nda nde ndan nden dır dir dur dür ";
// п’ять, об’єкт, комп’ютер.
constexpr std::string_view kUkrainianStems = " п об в м під комп з роз пам зв прем рум від дев ";

// Verbs (as they stand after the quoted words) that hand a quotation to a speaker. Where a
// quotation is still open and a comma is followed by one of these, its closer was forgotten: the
// next paragraph that begins with a mark does not carry it on. Only forms that stand there.
constexpr std::string_view kEnglishSpeech =
    " said says say told tells added adds explained explains wrote writes tweeted asked asks "
    "replied replies insisted insists recalled recalls admitted admits announced argued argues "
    "claimed claims commented concluded continued continues declared joked noted notes observed "
    "laughed laughs posted quipped remarked reported responded stated states stressed suggested "
    "suggests warned "
    "warns reads read assured ";
constexpr std::string_view kFrenchSpeech =
    " dit disait déclaré déclare déclarait ajoute ajouté ajoutait explique expliqué expliquait "
    "affirme affirmé affirmait assure assuré assurait indique indiqué indiquait précise précisé "
    "précisait souligne souligné soulignait estime estimé estimait raconte raconté racontait "
    "confie "
    "confié confiait lance lancé poursuit poursuivi conclut conclu rappelle rappelé note noté "
    "commente commenté écrit regrette regretté reconnaît reconnu répond répondu témoigne témoigné "
    "insiste insisté avertit averti prévient prévenu annonce annoncé souvient plaisante résume "
    "résumé prévoit tweeté twitte martèle martelé ";
constexpr std::string_view kSpanishSpeech =
    " dijo dice decía añadió agregó aseguró asegura afirmó afirma explicó explica señaló señala "
    "indicó indica manifestó comentó comenta declaró declara expresó expresa destacó destaca "
    "apuntó precisó sostuvo sostiene subrayó reiteró advirtió advierte concluyó escribió detalló "
    "recordó recalcó insistió argumentó admitió reconoció respondió anunció puntualizó refirió "
    "abundó enfatizó mencionó menciona aclaró lamentó lamenta externó apunta denunció denuncia "
    "justificó justifica continuó continúa preguntó pregunta planteó plantea criticó critica "
    "contó cuenta relató relata narró narra opinó opina resumió resume reveló revela remarcó "
    "exclamó prosiguió prosigue recuerda reconoce advierten sentenció exigió pidió zanjó ";
constexpr std::string_view kCatalanSpeech =
    " dir diu deia afegeix afirma assegura explica explicava apunta assenyala indica "
    "manifesta destaca conclou recorda reconeix subratlla ";
constexpr std::string_view kItalianSpeech =
    " dice disse diceva detto aggiunge aggiunto spiega spiegato afferma affermato dichiara "
    "dichiarato sottolinea sottolineato racconta raccontato osserva commenta commentato conclude "
    "concluso ricorda ricordato prosegue assicura scrive scritto replica ribadisce ammette "
    "avverte ";
constexpr std::string_view kPortugueseSpeech =
    " disse diz dizia afirmou afirma acrescentou acrescenta explicou explica declarou declara "
    "ressaltou destacou destaca contou conta comentou comenta avaliou avalia escreveu lembrou "
    "lembra garantiu concluiu completou salientou sublinhou referiu adiantou alertou admitiu "
    "revelou reforçou argumentou respondeu observou ";
constexpr std::string_view kGermanSpeech =
    " sagte sagt sagten erklärte erklärt erklärten meinte meint betonte betont teilte berichtete "
    "berichtet schrieb schreibt fügte ergänzte ergänzt kritisierte kritisiert warnte warnt "
    "forderte hieß kommentierte erzählte erzählt ";
constexpr std::string_view kDutchSpeech =
    " zei zegt zeiden zeggen vertelt vertelde aldus verklaarde verklaart stelt stelde vindt vond "
    "schrijft schreef legt voegt meldt liet laat vervolgt benadrukt reageert ";
constexpr std::string_view kSwedishSpeech =
    " säger sa sade uppger berättar förklarar skriver menar tillägger anser konstaterar sier "
    "fortsätter kommenterar ";
constexpr std::string_view kDanishSpeech =
    " siger sagde fortæller fortalte forklarer skriver mener tilføjer lyder udtaler oplyser "
    "understreger konstaterer ";
constexpr std::string_view kNorwegianSpeech =
    " sier sa forteller fortalte forklarer skriver mener legger opplyser uttaler understreker "
    "konstaterer fortsetter ";
constexpr std::string_view kFinnishSpeech =
    " sanoo sanoi kertoo kertoi toteaa totesi kirjoittaa kirjoitti selittää arvioi muistuttaa "
    "lisää lisäsi jatkaa painottaa korostaa pohtii ";
constexpr std::string_view kPolishSpeech =
    " powiedział powiedziała mówi mówił mówiła dodał dodała dodaje stwierdził stwierdziła "
    "podkreślił podkreśliła podkreśla zaznaczył zaznaczyła wyjaśnił wyjaśniła wyjaśnia tłumaczy "
    "napisał napisała ocenił oceniła ocenia przyznał przyznała ";
constexpr std::string_view kCzechSpeech =
    " řekl řekla řekli říká uvedl uvedla dodal dodala dodává prohlásil prohlásila vysvětlil "
    "vysvětlila vysvětluje upozornil upozornila napsal napsala konstatoval konstatovala poznamenal "
    "míní ";
constexpr std::string_view kSlovakSpeech =
    " povedal povedala povedali hovorí uviedol uviedla dodal dodala dodáva vyhlásil vyhlásila "
    "vysvetlil vysvetlila vysvetľuje upozornil upozornila napísal napísala skonštatoval ";
constexpr std::string_view kRomanianSpeech =
    " spus declarat spune afirmat afirmă adăugat adaugă explicat explică precizat precizează "
    "transmis scris scrie susținut susține subliniat ";
constexpr std::string_view kHungarianSpeech =
    " mondta mondja közölte nyilatkozta hangsúlyozta tette fogalmazott magyarázta írta jelentette "
    "emelte vélekedett ";
constexpr std::string_view kRussianSpeech =
    " сказал сказала сказали говорит говорил говорила заявил заявила заявили отметил отметила "
    "отмечает подчеркнул подчеркнула добавил добавила сообщил сообщила сообщили пояснил пояснила "
    "поясняет рассказал рассказала рассказывает считает уверен написал написала пишет объяснил "
    "объяснила объясняет передает цитирует указал указала заявлял заявляла отмечал отмечала писал "
    "писала утверждает утверждал утверждала добавляет сообщает заявляет подчеркивает замечает "
    "заметил заметила признался призналась обещал обещала ответил ответила уточнил уточнила ";
constexpr std::string_view kUkrainianSpeech =
    " сказав сказала сказали каже говорить заявив заявила зазначив зазначила зазначає підкреслив "
    "підкреслила додав додала повідомив повідомила пояснив пояснила пояснює розповів розповіла "
    "написав написала вважає наголосив наголосила ";
constexpr std::string_view kBulgarianSpeech =
    " каза казва заяви обясни обяснява посочи допълни добави подчерта отбеляза съобщи написа пише "
    "коментира смята разказа разказва ";
constexpr std::string_view kSerbianSpeech =
    " rekao rekla kaže kazao kazala izjavio izjavila naveo navela dodao dodala istakao istakla "
    "ocenio ocenila objasnio objasnila napisao napisala navodi ističe рекао рекла каже казао "
    "казала "
    "изјавио изјавила навео навела додао додала истакао истакла оценио објаснио написао наводи ";
constexpr std::string_view kGreekSpeech =
    " είπε λέει δήλωσε δηλώνει τόνισε τονίζει ανέφερε αναφέρει πρόσθεσε προσθέτει σημείωσε "
    "σημειώνει εξήγησε εξηγεί υπογράμμισε έγραψε γράφει ";
constexpr std::string_view kTurkishSpeech =
    " dedi diyor diye söyledi belirtti ifade konuştu açıkladı yazdı vurguladı ekledi ";
constexpr std::string_view kArabicSpeech =
    " قال قالت يقول تقول قالوا وقال أضاف أضافت يضيف تضيف أوضح أوضحت يوضح أكد أكدت يؤكد تؤكد صرح "
    "صرحت ذكر ذكرت كتب كتبت يكتب تابع تابعت علق علقت بحسب حسب وفق ";
constexpr std::string_view kPersianSpeech =
    " گفت گفته گفتند می‌گوید افزود اظهار نوشت نوشته "
    "تصریح ";
constexpr std::string_view kHebrewSpeech =
    " אמר אמרה אמרו אומר אומרת הוסיף הוסיפה מוסיף מוסיפה סיפר סיפרה מספר מספרת הסביר הסבירה מסביר "
    "מסבירה כתב כתבה ציין ציינה הדגיש הדגישה טען טענה הבהיר הבהירה ";
constexpr std::string_view kUrduSpeech = " کہا بتایا لکھا ";
constexpr std::string_view kHindiSpeech = " कहा बताया लिखा बोले बोला बोलीं ";

// Sorted by language; a tag with a region stands before its language and is asked first.
constexpr LanguageMarks kTable[] = {
    // 'n is the article.
    {"af",
     {.initial_apostrophe = true, .final_apostrophe = true},
     kDutchClipped,
     "",
     "",
     "",
     "“”‘’"},
    // No apostrophes; و ل ب are written together with the quoted word; three house styles.
    {"ar",
     {.inner_apostrophe = false,
      .guillemet_continues = true,
      .mirrored_curly = true,
      .prefixes = true},
     "",
     kArabicSpeech,
     "",
     "",
     "«»‹›“”‘’\"\"''”“’‘"},
    {"bg", {.low_opens = true, .shared_closer = true}, "", kBulgarianSpeech, "", "", "„“’’«»„“"},
    // A new paragraph of a quotation begins with »; l'«home».
    {"ca",
     {.guillemet_continues = true, .prefixes = true},
     "",
     kCatalanSpeech,
     kRomanceElisions,
     "",
     "«»“”“”‘’"},
    {"cs", {.inward_guillemets = true, .low_opens = true}, "", kCzechSpeech, "", "", "„“‚‘»«›‹"},
    {"da",
     {.final_apostrophe = true, .right_opens = true, .inward_guillemets = true, .low_opens = true},
     kScandinavianClipped,
     kDanishSpeech,
     "",
     "",
     "»«›‹„“‚‘“”‘’””’’"},
    // Swiss print sets «…» and writes no »…«.
    {"de-CH",
     {.initial_apostrophe = true, .final_apostrophe = true, .low_opens = true},
     kGermanClipped,
     kGermanSpeech,
     "",
     " s ",
     "«»‹›„“‚‘"},
    {"de-LI",
     {.initial_apostrophe = true, .final_apostrophe = true, .low_opens = true},
     kGermanClipped,
     kGermanSpeech,
     "",
     " s ",
     "«»‹›„“‚‘"},
    // Fritz', 'ne; »…« in books.
    {"de",
     {.initial_apostrophe = true,
      .final_apostrophe = true,
      .inward_guillemets = true,
      .low_opens = true},
     kGermanClipped,
     kGermanSpeech,
     "",
     " s ",
     "„“‚‘»«›‹"},
    {"el",
     {.initial_apostrophe = true, .guillemet_continues = true},
     kGreekClipped,
     kGreekSpeech,
     " απ κι σ μ γι αλλ παρ ούτ μετ κατ ",
     "",
     "«»“”“”‘’"},
    // British print has single marks outside.
    {"en-GB",
     {.initial_apostrophe = true, .final_apostrophe = true, .reopens = true},
     kEnglishClipped,
     kEnglishSpeech,
     " o ",
     kEnglishEndings,
     "‘’“”“”‘’"},
    {"en",
     {.initial_apostrophe = true, .final_apostrophe = true, .reopens = true},
     kEnglishClipped,
     kEnglishSpeech,
     " o ",
     kEnglishEndings,
     "“”‘’‘’“”"},
    {"es", {.guillemet_continues = true}, "", kSpanishSpeech, "", "", "“”‘’«»“”"},
    {"et", {.low_opens = true, .particles = true}, "", "", "", "", "„”‚’„“‚‘"},
    {"fa",
     {.inner_apostrophe = false, .mirrored_curly = true},
     "",
     kPersianSpeech,
     "",
     "",
     "«»‹›“”‘’"},
    // ”Nato”-jäsenyys, "EU"ssa.
    {"fi", {.right_opens = true, .particles = true}, "", kFinnishSpeech, "", "", "””’’»»’’"},
    // « … » with no-break spaces; l'« ami ». Swiss French sets them without.
    {"fr-CH", {.prefixes = true}, kFrenchClipped, kFrenchSpeech, kRomanceElisions, "", "«»‹›"},
    {"fr",
     {.spaced_guillemets = true, .guillemet_continues = true, .prefixes = true},
     kFrenchClipped,
     kFrenchSpeech,
     kRomanceElisions,
     "",
     "«»“”«»‹›"},
    // צה"ל (gershayim), ג'ורג' (geresh); שב"…, ה"… carry prefixes.
    {"he",
     {.right_opens = true, .prefixes = true},
     "",
     kHebrewSpeech,
     "",
     "",
     "””’’\"\"''“”‘’„”‚’"},
    {"hi", {.particles = false}, "", kHindiSpeech, "", "", "“”‘’‘’“”"},
    {"hr", {.inward_guillemets = true, .low_opens = true}, "", kSerbianSpeech, "", "", "„”‚’»«›‹"},
    // „…”-t, "NATO"-ban: suffixes, with or without a hyphen.
    {"hu",
     {.inward_guillemets = true, .low_opens = true, .particles = true},
     "",
     kHungarianSpeech,
     "",
     "",
     "„”»«"},
    // 'ndrangheta, un po', l'«arte».
    {"it",
     {.initial_apostrophe = true,
      .final_apostrophe = true,
      .guillemet_continues = true,
      .prefixes = true},
     kItalianClipped,
     kItalianSpeech,
     kRomanceElisions,
     "",
     "«»“”“”‘’"},
    {"ja",
     {.inner_apostrophe = false, .particles = true, .prefixes = true, .unspaced = true},
     "",
     "",
     "",
     "",
     "「」『』“”‘’"},
    // Particles follow the closer without a space: "파이썬"을.
    {"ko", {.inner_apostrophe = false, .particles = true}, "", "", "", "", "“”‘’「」『』"},
    {"nb",
     {.final_apostrophe = true, .right_opens = true},
     kScandinavianClipped,
     kNorwegianSpeech,
     "",
     "",
     "«»‘’“”‘’””’’"},
    // 's avonds, zo'n, Hans' fiets.
    {"nl",
     {.initial_apostrophe = true, .final_apostrophe = true, .low_opens = true},
     kDutchClipped,
     kDutchSpeech,
     "",
     " s n tje tjes ",
     "‘’“”“”‘’„”‚’"},
    {"nn",
     {.final_apostrophe = true, .right_opens = true},
     kScandinavianClipped,
     kNorwegianSpeech,
     "",
     "",
     "«»‘’“”‘’"},
    {"no",
     {.final_apostrophe = true, .right_opens = true},
     kScandinavianClipped,
     kNorwegianSpeech,
     "",
     "",
     "«»‘’“”‘’"},
    {"pl",
     {.inward_guillemets = true, .low_opens = true},
     "",
     kPolishSpeech,
     "",
     "",
     "„”«»„”‚’„”»«"},
    {"pt",
     {.initial_apostrophe = true, .guillemet_continues = true},
     kPortugueseClipped,
     kPortugueseSpeech,
     "",
     "",
     "“”‘’«»“”"},
    {"ro", {.low_opens = true}, "", kRomanianSpeech, "", "", "„”«»"},
    // ОАО «НК «Роснефть» shares a closer; E-mail'ом has an apostrophe.
    {"ru", {.low_opens = true, .shared_closer = true}, "", kRussianSpeech, "", "", "«»„“"},
    {"sk", {.inward_guillemets = true, .low_opens = true}, "", kSlovakSpeech, "", "", "„“‚‘»«›‹"},
    {"sl", {.inward_guillemets = true, .low_opens = true}, "", "", "", "", "„“‚‘»«›‹"},
    {"sr",
     {.inward_guillemets = true, .low_opens = true},
     "",
     kSerbianSpeech,
     "",
     "",
     "„”’’„“‚‘»«›‹"},
    {"sv", {.right_opens = true}, "", kSwedishSpeech, "", "", "””’’»»’’"},
    {"th",
     {.inner_apostrophe = false, .particles = true, .prefixes = true, .unspaced = true},
     "",
     "",
     "",
     "",
     "“”‘’"},
    // Suffixes follow an apostrophe after the closer, or the closer itself: "Vatan"ı, “NATO”nun.
    {"tr", {.particles = true}, "", kTurkishSpeech, "", kTurkishEndings, "“”‘’"},
    // п'ять has its apostrophe inside.
    {"uk",
     {.low_opens = true, .shared_closer = true},
     "",
     kUkrainianSpeech,
     kUkrainianStems,
     "",
     "«»„“«»“”"},
    {"ur", {.inner_apostrophe = false, .mirrored_curly = true}, "", kUrduSpeech, "", "", "“”‘’"},
    {"yue",
     {.inner_apostrophe = false, .particles = true, .prefixes = true, .unspaced = true},
     "",
     "",
     "",
     "",
     "「」『』“”‘’"},
    // Corners where the characters are traditional.
    {"zh-HK",
     {.inner_apostrophe = false, .particles = true, .prefixes = true, .unspaced = true},
     "",
     "",
     "",
     "",
     "「」『』“”‘’"},
    {"zh-Hant",
     {.inner_apostrophe = false, .particles = true, .prefixes = true, .unspaced = true},
     "",
     "",
     "",
     "",
     "「」『』“”‘’"},
    {"zh-TW",
     {.inner_apostrophe = false, .particles = true, .prefixes = true, .unspaced = true},
     "",
     "",
     "",
     "",
     "「」『』“”‘’"},
    {"zh",
     {.inner_apostrophe = false, .particles = true, .prefixes = true, .unspaced = true},
     "",
     "",
     "",
     "",
     "“”‘’“”『』"},
};
constexpr LanguageMarks kUnknown{};

}  // namespace

const LanguageMarks& language_marks(std::string_view language) noexcept {
  const auto find = [](std::string_view tag) {
    // Rows are many and asked for at every block: most tags differ in their first two letters.
    return std::find_if(std::begin(kTable), std::end(kTable), [&](const LanguageMarks& row) {
      return row.language[0] == tag[0] && row.language[1] == tag[1] && row.language == tag;
    });
  };
  if (language.size() < 2) return kUnknown;
  const LanguageMarks* row = find(language);
  if (row == std::end(kTable) && language.size() > 2) {
    const std::string_view primary = primary_language(language);
    if (primary.size() >= 2) row = find(primary);
  }
  return row == std::end(kTable) ? kUnknown : *row;
}

bool listed(std::string_view list, std::string_view word) noexcept {
  if (word.empty()) return false;
  for (std::size_t at = 0; (at = list.find(word, at)) != std::string_view::npos; ++at) {
    if (at > 0 && list[at - 1] == ' ' && at + word.size() < list.size() &&
        list[at + word.size()] == ' ') {
      return true;
    }
  }
  return false;
}

}  // namespace obelus
