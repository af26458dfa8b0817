// Reads characters back into bytes and judges, from what stands beside them, whether they can have
// been written on purpose.
#include "rules/legacy_sequences.hpp"

#include <algorithm>
#include <string>

#include "text/chars.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr char32_t kTableEnd = 0x2270;  // above every character of these charsets but two

struct Table {
  std::array<char32_t, 128> characters{};       // of the bytes from 0x80 on
  std::array<std::uint8_t, kTableEnd> bytes{};  // of the characters; 0: none
};

Table table_of(std::string_view charset) {
  std::string bytes;
  for (int byte = 0x80; byte <= 0xFF; ++byte) bytes += static_cast<char>(byte);
  const std::string text = decode_bytes(bytes, charset).text;
  Table table;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 128 && at < text.size(); ++i) {
    char32_t c = utf8::decode(text, at);
    if (c == U'\uFFFD') c = static_cast<char32_t>(0x80 + i);  // bytes without one stay controls
    table.characters[i] = c;
    if (c < kTableEnd) table.bytes[c] = static_cast<std::uint8_t>(0x80 + i);
  }
  // Programs that know no better leave the controls of Latin 1 where the charset has signs.
  for (std::size_t c = 0x80; c < 0xA0; ++c) table.bytes[c] = static_cast<std::uint8_t>(c);
  return table;
}

const Table& table(LegacyCharset charset) {
  static const std::array<Table, kLegacyCharsets.size()> tables = [] {
    std::array<Table, kLegacyCharsets.size()> all;
    for (const LegacyCharset each : kLegacyCharsets) {
      all[static_cast<std::size_t>(each)] = table_of(name(each));
    }
    return all;
  }();
  return tables[static_cast<std::size_t>(charset)];
}

struct Range {
  char32_t first, last;
};

// What texts hold, of the characters that take several bytes. Left out are, above all, the
// neighbours in UTF-8 of sound words before a mark: IPA (É”), N'Ko (ß“), Samaritan (à »).
constexpr Range kPlausible[] = {
    {0x00A0, 0x017F},  {0x0192, 0x0192}, {0x01A0, 0x01A1}, {0x01AF, 0x01B0},   {0x01CD, 0x01DC},
    {0x0218, 0x021B},  {0x02BB, 0x02BC}, {0x02C6, 0x02DC}, {0x0300, 0x0345},   {0x0370, 0x03FF},
    {0x0400, 0x045F},  {0x0490, 0x04E9}, {0x0531, 0x0587}, {0x05B0, 0x05F4},   {0x060C, 0x06F9},
    {0x0900, 0x0DFF},  {0x0E01, 0x0EDF}, {0x0F00, 0x109F}, {0x10D0, 0x10FF},   {0x1100, 0x139F},
    {0x1780, 0x17FF},  {0x1E00, 0x1FFF}, {0x200B, 0x2044}, {0x2060, 0x2064},   {0x2070, 0x209C},
    {0x20A0, 0x20BF},  {0x2100, 0x214F}, {0x2150, 0x218B}, {0x2190, 0x23FF},   {0x2460, 0x27BF},
    {0x2900, 0x2BFF},  {0x3000, 0x30FF}, {0x3131, 0x318E}, {0x31F0, 0x32FF},   {0x4E00, 0x9FFF},
    {0xAC00, 0xD7A3},  {0xFB00, 0xFDFF}, {0xFE0E, 0xFE0F}, {0xFE30, 0xFE4F},   {0xFE70, 0xFEFF},
    {0xFF01, 0xFF9F},  {0xFFE0, 0xFFE6}, {0xFFFD, 0xFFFD}, {0x1D400, 0x1D7FF}, {0x1F000, 0x1FAFF},
    {0x20000, 0x2A6DF}};

bool is_plausible(char32_t c) noexcept {
  const auto* const range = std::partition_point(std::begin(kPlausible), std::end(kPlausible),
                                                 [&](Range each) { return each.last < c; });
  return range != std::end(kPlausible) && range->first <= c;
}

// How a character may follow a word in sound text.
enum class Follower : std::uint8_t {
  prose,  // letters; quotation marks, dashes, stops: CAFÉ”
  sign,   // footnote and trade marks, ordinals: CAFÉ®
  wreck,  // anything else: Ã©
};

Follower follower(char32_t c) noexcept {
  switch (c) {
    case U'œ':
    case U'Œ':
    case U'ƒ':
    case U'Ÿ':
    case U'ˆ':
    case U'˜':
    case U'µ':
    case U'ˇ': return Follower::wreck;
    case U'§':
    case U'¶':
    case U'†':
    case U'‡':
    case U'™':
    case U'®':
    case U'°':
    case U'·':
    case U'¹':
    case U'²':
    case U'³':
    case U'ª':
    case U'º':
    case U'№':
    case U'´': return Follower::sign;
    case U'‘':
    case U'’':
    case U'‚':
    case U'“':
    case U'”':
    case U'„':
    case U'‹':
    case U'›':
    case U'«':
    case U'»':
    case U'–':
    case U'—':
    case U'…':
    case U'•':
    case U'\u00A0':
    case U'\u00AD':
    case U'\u200C':
    case U'\u200D':
    case U'،':
    case U'؛':
    case U'؟': return Follower::prose;
    default: return is_letter(c) ? Follower::prose : Follower::wreck;
  }
}

bool is_quote_or_dash(char32_t c) noexcept {
  return c == U'“' || c == U'”' || c == U'„' || c == U'–' || c == U'—' || c == U'…' || c == U'•' ||
         c == U'‹' || c == U'›' || c == U'‚';
}

// A sequence's characters and what stands beside it.
struct Surroundings {
  char32_t before, lead, second, after;
  std::size_t length;  // bytes
  bool wreck;          // a continuation is
  bool signs;
};

bool is_latin(char32_t decoded) noexcept {
  return decoded < 0x250 || (decoded >= 0x2B0 && decoded < 0x370);
}

// Two bytes that decode to a Latin letter or sign: Ã©, Å‚, Â°.
bool proves_latin(const Surroundings& at, char32_t decoded) noexcept {
  if (!is_letter(at.lead)) return false;
  if (at.wreck) return true;
  // A capital in the middle of a word: franÃ§ais, cÅ“ur.
  if (is_upper(at.lead) && is_lower(at.before)) return true;
  const bool follows_word = is_letter(at.before);
  if (at.signs && (is_lower(at.after) || (decoded < 0xC0 && !follows_word))) return true;
  // Ã–sterreich, Ã“scar; not Ã’s. Â«Bonjour.
  if (follows_word || !is_letter(at.after)) return false;
  if (decoded < 0xC0) return at.second == U'«';
  return decoded <= 0xFF && is_quote_or_dash(at.second) && is_lower(at.after);
}

bool proves(const Surroundings& at, char32_t decoded, LegacyCharset charset) noexcept {
  switch (charset) {
    case LegacyCharset::macintosh:
      // ‚Äô and √©: letters are its continuations, so that only these leads are believed.
      if (at.length == 3) return at.lead == U'‚' && at.second == U'Ä';
      return at.lead == U'√' && is_letter(at.before) && is_latin(decoded) &&
             (at.wreck || at.signs || is_letter(at.after));
    case LegacyCharset::windows_1251:
      // вЂ™: a capital in the middle of a word
      if (at.length == 3 && is_lower(at.lead) && is_upper(at.second)) return true;
      break;
    default: break;
  }
  if (at.length >= 3) return at.wreck;
  return is_latin(decoded) && proves_latin(at, decoded);
}

}  // namespace

std::string_view name(LegacyCharset charset) noexcept {
  switch (charset) {
    case LegacyCharset::windows_1252: return "windows-1252";
    case LegacyCharset::windows_1251: return "windows-1251";
    case LegacyCharset::windows_1256: return "windows-1256";
    case LegacyCharset::windows_1250: return "windows-1250";
    case LegacyCharset::macintosh: return "macintosh";
  }
  return "";
}

std::uint8_t legacy_byte(char32_t c, LegacyCharset charset) {
  return c < kTableEnd ? table(charset).bytes[c] : std::uint8_t{0};
}

char32_t legacy_character(std::uint8_t byte, LegacyCharset charset) {
  return byte < 0x80 ? byte : table(charset).characters[byte - 0x80U];
}

std::optional<LegacySequence> sequence_at(std::string_view text, std::size_t at,
                                          LegacyCharset charset) {
  std::size_t next = at;
  const char32_t lead = utf8::decode(text, next);
  const std::uint8_t first = legacy_byte(lead, charset);
  if (first < 0xC2 || first > 0xF4) return std::nullopt;
  Surroundings around{utf8::before(text, at), lead, 0, 0, 1, false, false};
  std::array<char, 4> bytes = {static_cast<char>(first)};
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  for (; around.length < length; ++around.length) {
    if (next >= text.size()) return std::nullopt;
    const char32_t c = utf8::decode(text, next);
    const std::uint8_t byte = legacy_byte(c, charset);
    if (byte < 0x80 || byte > 0xBF) return std::nullopt;
    bytes[around.length] = static_cast<char>(byte);
    if (around.length == 1) around.second = c;
    const Follower kind = follower(c);
    around.wreck = around.wreck || kind == Follower::wreck;
    around.signs = around.signs || kind != Follower::prose;
  }
  const std::string_view sequence(bytes.data(), length);
  if (utf8::find_ill_formed(sequence) != std::string_view::npos) return std::nullopt;
  const char32_t decoded = utf8::at(sequence, 0);
  // A control of Latin 1 that was damaged a second time: a third look may make sense of it.
  const bool control = decoded < 0xA0 && around.second == decoded;
  if (!control && !is_plausible(decoded)) return std::nullopt;
  around.after = utf8::at(text, next);
  return LegacySequence{.span = {at, next},
                        .decoded = decoded,
                        .signs = around.signs,
                        .proof = proves(around, decoded, charset)};
}

std::vector<LegacySequence> find_sequences(std::string_view text, LegacyCharset charset) {
  std::vector<LegacySequence> sequences;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (const auto sequence = sequence_at(text, at, charset)) {
      sequences.push_back(*sequence);
      at = sequence->span.end;
    } else {
      utf8::decode(text, at);
    }
  }
  return sequences;
}

}  // namespace obelus
