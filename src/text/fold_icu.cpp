// fold(x) = N(P(N(x))): N is NFKC casefold, P the second pass that fold.hpp describes. Dropping a
// tatweel or a mark in P may bring two code points together that compose, hence the second N; no
// composite that it can make is one that P would change, so folding twice is folding once.
#include "text/fold_icu.hpp"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <stdexcept>

#include "text/utf8.hpp"

namespace obelus::folding {

namespace {

const icu::Normalizer2& normalizer() {
  static const icu::Normalizer2* const kInstance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC casefold data");
    return instance;
  }();
  return *kInstance;
}

// Combining marks of the Arabic script: harakat, Qur'anic annotation, hamza and madda that did not
// compose. All have a combining class.
bool is_arabic_mark(char32_t c) noexcept {
  return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E4) || c == 0x06E7 ||
         c == 0x06E8 || (c >= 0x06EA && c <= 0x06ED) || (c >= 0x08CA && c <= 0x08E1) ||
         (c >= 0x08E3 && c <= 0x08FF);
}

constexpr char32_t kTatweel = 0x0640;

bool is_dropped(char32_t c) noexcept { return c == kTatweel || is_arabic_mark(c); }

// P for one code point that is neither dropped nor white space.
char32_t replacement(char32_t c) noexcept {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC: return U'\'';
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671: return 0x0627;  // alefs
    case 0x0649:
    case 0x06CC: return 0x064A;  // yehs
    case 0x0629: return 0x0647;  // teh marbuta
    case 0x06A9: return 0x0643;  // keheh
    default: return c;
  }
}

// Whether N leaves what stands before `c` alone, and so does P: what N makes of `c` must not begin
// with a tatweel, as some presentation forms do.
bool is_boundary(char32_t c) {
  if (c == kTatweel || (c >= 0xFCF2 && c <= 0xFCF4) || (c >= 0xFE70 && c <= 0xFE7F)) return false;
  return normalizer().hasBoundaryBefore(static_cast<UChar32>(c)) != 0;
}

std::string normalized(std::string_view text, icu::Edits* edits) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  normalizer().normalizeUTF8(0, piece, sink, edits, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a text");
  return result;
}

std::size_t sequence_length(char lead) noexcept {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

PieceMap to_pieces(const icu::Edits& edits, std::string_view from, std::string_view to) {
  PieceMap map;
  UErrorCode status = U_ZERO_ERROR;
  icu::Edits::Iterator edit = edits.getFineIterator();
  while (edit.next(status) != 0) {
    const auto origin = static_cast<std::size_t>(edit.sourceIndex());
    const auto origin_length = static_cast<std::size_t>(edit.oldLength());
    const auto target = static_cast<std::size_t>(edit.destinationIndex());
    const auto target_length = static_cast<std::size_t>(edit.newLength());
    const bool one_to_one = origin_length == target_length && target_length > 0 &&
                            sequence_length(from[origin]) == origin_length &&
                            sequence_length(to[target]) == target_length;
    if (edit.hasChange() == 0 || one_to_one) {
      map.append_linear(origin, target_length);
    } else {
      map.append_opaque(origin, origin_length, target_length);
    }
  }
  return map;
}

// P over a whole text. `after_space`: what stands before it ends with a space.
std::string second_pass(std::string_view text, bool after_space, PieceMap* map) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    char32_t c = utf8::decode(text, i);
    if (is_dropped(c)) continue;
    const bool space = u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
    if (space && after_space) continue;
    after_space = space;
    c = space ? U' ' : replacement(c);
    const std::size_t target = result.size();
    utf8::append(result, c);
    if (map == nullptr) continue;
    if (result.size() - target == i - begin) {
      map->append_linear(begin, i - begin);
    } else {
      map->append_opaque(begin, i - begin, result.size() - target);
    }
  }
  return result;
}

}  // namespace

std::string fold_with_icu(std::string_view text, bool after_space, PieceMap* map) {
  icu::Edits edits;
  icu::Edits* const wanted = map != nullptr ? &edits : nullptr;
  const std::string first = normalized(text, wanted);
  PieceMap second_map;
  std::string second = second_pass(first, after_space, map != nullptr ? &second_map : nullptr);
  if (map != nullptr) *map = PieceMap::compose(second_map, to_pieces(edits, text, first));

  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(second.data(), static_cast<int32_t>(second.size()));
  if (normalizer().isNormalizedUTF8(piece, status) != 0 && U_SUCCESS(status)) return second;
  edits.reset();
  std::string third = normalized(second, wanted);
  if (map != nullptr) *map = PieceMap::compose(to_pieces(edits, second, third), *map);
  return third;
}

Entry classify(char32_t c, std::string& expansion) {
  const bool boundary = is_boundary(c);
  std::string self;
  utf8::append(self, c);
  const std::string first = normalized(self, nullptr);
  const bool changes = first != self;
  // Hamza and madda may compose with what stands before them.
  const bool composes = c >= 0x0653 && c <= 0x0655;
  if (!composes && (first.empty() || (!changes && is_dropped(c)))) return {Kind::dropped, 0, 0};
  if (!boundary) {
    const int combining_class = u_getCombiningClass(static_cast<UChar32>(c));
    const bool plain =
        !changes && combining_class != 0 &&
        u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
    if (!plain) return {Kind::joining, 0, 0};
    return {Kind::mark, static_cast<std::uint8_t>(combining_class), 0};
  }
  if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) return {Kind::space, 0, 0};
  const std::string result = fold_with_icu(self, false, nullptr);
  if (result == self) return {Kind::same, 0, 0};
  if (result.empty() || result.find(' ') != std::string::npos) return {Kind::hard, 0, 0};
  std::size_t length = 0;
  const char32_t single = utf8::decode(result, length);
  if (length == result.size() && single <= 0xFFFF) {
    return {Kind::changed, 0, static_cast<std::uint16_t>(single)};
  }
  expansion = result;
  return {Kind::expanded, 0, 0};
}

Entry entry_above_table(char32_t c) {
  if (normalizer().isInert(static_cast<UChar32>(c)) != 0) return {Kind::same, 0, 0};
  return {is_boundary(c) ? Kind::hard : Kind::joining, 0, 0};
}

}  // namespace obelus::folding
