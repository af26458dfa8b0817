// Abbreviations, initials and ordinals, told from ends of sentences by what stands around them.
#include "text/sentence_breaks.hpp"

#include <algorithm>
#include <iterator>

#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus::detail {

namespace {

// Each list is separated by spaces and begins and ends with one. Only words that something has to
// follow: titles, references, "for example"; not "etc." and "Ltd.", which may end a sentence.
struct Language {
  std::string_view code;
  std::string_view abbreviations;
};

constexpr std::string_view kAnywhere = " Dr Prof St vs No Nr Mr Mrs ";

constexpr Language kLanguages[] = {
    {"en",
     " Mr Mrs Ms Messrs Dr Prof Rev Hon Gov Sen Rep Gen Col Maj Capt Cmdr Lt Sgt Cpl Pvt Adm Supt "
     "Insp Det Pres Amb Sec Treas Atty Fr Br Mt Ft vs v e.g i.e eg ie cf viz approx ca fig figs "
     "Fig Figs vol Vol pp Nos No Art Sect Ch para Jan Feb Mar Apr Aug Sept Oct Nov Dec "},
    {"de",
     " Hr Hrn Fr Frl Dr Prof Dipl Ing Mag St Str bzw z.B d.h u.a i.d.R v.a s.u s.o vgl Vgl ca Nr "
     "Abs "
     "Art Abb Kap Bd Jh Jhdt geb gest evtl ggf inkl exkl max min sog zzgl bspw Mio Mrd Tsd Jän Jan "
     "Feb Mär Apr Aug Sept Sep Okt Nov Dez v.Chr n.Chr "},
    {"es",
     " Sr Sra Srta Sres Sras Dr Dra Prof Profa Lic Ing Arq Gral Cap Tte Cnel Mons Fr Sto Sta Ud "
     "Uds "
     "Vd Vds p.ej ej núm Núm nº pág págs art Art cap vol fig aprox av Av avda Avda ca vs "},
    {"fr",
     " M MM Mme Mlle Mgr Me Dr Pr Prof St Ste p.ex ex cf art Art chap fig vol av env réf éd janv "
     "févr avr juil sept oct nov déc "},
    {"it",
     " Sig Sigg Sig.ra Dott Dr Prof Avv Ing Arch Geom Rag On Sen Gen Col Cap Mons Sac S.E p.es es "
     "cfr Cfr art Art cap fig vol pag pagg ca N tel "},
    {"pt",
     " Sr Sra Srta Srs Dr Dra Prof Profa Eng Arq Gen Cel Cap Pe Dom p.ex ex cf art Art cap fig vol "
     "pág págs núm av Av aprox "},
    {"ru",
     " г гг гр гор ул пр просп пл пер д стр обл р-н р им акад проф доц инж чл.-корр т.е т.к т.н "
     "т.о "
     "т.наз напр см ср рис табл гл ст п пп тыс млн млрд трлн руб коп янв февр мар апр авг сент окт "
     "нояб дек св о "},
};

// Words that begin sentences and hardly follow an acronym such as "U.S." within one.
constexpr std::string_view kOpeners =
    " The This That These Those A An He She It They We You I His Her Its Their Our My There Here "
    "In "
    "On At By For From With As If When While After Before Since But And Or So Yet However "
    "Meanwhile "
    "Although Because What Why How Who Where Nor ";

bool listed(std::string_view list, std::string_view word) noexcept {
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    if (at > 0 && list[at - 1] == ' ' && list[at + word.size()] == ' ') return true;
  }
  return false;
}

bool is_abbreviation(std::string_view token, std::string_view language) noexcept {
  const auto known = std::find_if(std::begin(kLanguages), std::end(kLanguages),
                                  [&](const Language& l) { return l.code == language; });
  return listed(known != std::end(kLanguages) ? known->abbreviations : kAnywhere, token) ||
         (known != std::end(kLanguages) && listed(" Dr Prof ", token));
}

// Where the token that ends at `end` begins: letters, marks, digits, and . - between them. Longer
// ones than any abbreviation are cut.
std::size_t token_begin(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  constexpr std::size_t kLongest = 32;
  std::size_t at = end;
  while (at > begin && end - at < kLongest) {
    std::size_t before = at;
    const char32_t c = utf8::decode_before(text, before);
    if (!is_word(c) && c != U'.' && c != U'-') break;
    at = before;
  }
  return at;
}

std::string_view first_word(std::string_view text, std::size_t begin) noexcept {
  std::size_t end = begin;
  while (end < text.size() && end - begin < 32) {
    std::size_t next = end;
    if (!is_word(utf8::decode(text, next))) break;
    end = next;
  }
  return text.substr(begin, end - begin);
}

// "George W.", "J. K.", "z. B." and "W." at the beginning go on; "vitamin C." does not.
bool follows_name(std::string_view text, std::size_t begin, std::size_t token) noexcept {
  std::size_t end = token;
  while (end > begin && text[end - 1] == ' ') --end;
  if (end == begin || end == token) return true;
  const bool stopped = text[end - 1] == '.';
  if (stopped) --end;
  std::size_t word = token_begin(text, begin, end);
  if (word == end) return false;
  const char32_t first = utf8::decode(text, word);
  return is_upper(first) || (stopped && word == end && is_letter(first));
}

}  // namespace

bool goes_on(std::string_view text, std::size_t begin, std::size_t stop, std::size_t next,
             std::string_view language) {
  const std::size_t start = token_begin(text, begin, stop);
  const std::string_view token = text.substr(start, stop - start);
  if (token.empty()) return false;
  if (is_abbreviation(token, language)) return true;

  const bool number =
      std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  // "1. The mayor" numbers a paragraph; "am 3. Oktober" is an ordinal.
  if (number) return start == begin || (language == "de" && token.size() <= 2);

  std::size_t length = start;
  const char32_t first = utf8::decode(text, length);
  const bool single = length == stop;
  if (single && is_letter(first)) {
    if (is_upper(first)) {
      const std::string_view word = first_word(text, next);
      const bool initial_follows =
          !word.empty() && utf8::length(word) == 1 && utf8::at(text, next + word.size()) == U'.';
      return initial_follows || follows_name(text, begin, start);
    }
    // "z. B.", "p. 12", "т. е.", "د. أحمد"; scripts without case abbreviate titles so.
    const Script script = script_of(first);
    return is_lower(first) || script == Script::arabic || script == Script::hebrew;
  }
  // U.S., D.C., z.B.: single letters with full stops between them.
  const bool dotted = length < stop && text[length] == '.';
  return dotted && !listed(kOpeners, first_word(text, next));
}

}  // namespace obelus::detail
