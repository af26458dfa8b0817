// Whom to believe about an encoding, and conversion one character at a time, so that the map is
// right to the byte.
#include "text/charset.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <utility>

#include "text/encoding_guess.hpp"
#include "text/utf8.hpp"

namespace obelus {

namespace {

using encodings::byte_order_mark;
using encodings::Converter;
using encodings::keeps_ascii;
using encodings::Mark;
using encodings::open_converter;
using encodings::utf16_by_zeros;

std::string iana_name(const std::string& name) {
  for (const char* const standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* const found = ucnv_getStandardName(name.c_str(), standard, &status);
    if (U_SUCCESS(status) && found != nullptr) return found;
  }
  return name;
}

// Appends what bytes from `begin` on are in the converter's encoding.
class Conversion {
 public:
  Conversion(std::string_view bytes, DecodedBytes& result) : bytes_(bytes), result_(result) {}

  void run(UConverter* converter, std::size_t begin) {
    const char* at = bytes_.data() + begin;
    const char* const end = bytes_.data() + bytes_.size();
    while (true) {
      UErrorCode status = U_ZERO_ERROR;
      const auto origin = static_cast<std::size_t>(at - bytes_.data());
      const UChar32 c = ucnv_getNextUChar(converter, &at, end, &status);
      // No more characters: the last bytes may have stood for several, or for none.
      if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;
      const auto next = static_cast<std::size_t>(at - bytes_.data());
      if (U_SUCCESS(status) && !U_IS_SURROGATE(c)) {
        put(static_cast<char32_t>(c), origin, next);
      } else if (U_SUCCESS(status)) {
        put_lone_surrogate(origin, next);
      } else if (next > origin) {
        replace(origin, next);
        ucnv_resetToUnicode(converter);
      } else {
        break;
      }
    }
    flush();
  }

 private:
  void put(char32_t c, std::size_t origin, std::size_t next) {
    const std::size_t before = result_.text.size();
    utf8::append(result_.text, c);
    const std::size_t length = result_.text.size() - before;
    if (c < 0x80 && next - origin == 1) {  // the bytes that stay as they are
      if (run_length_ == 0) run_ = origin;
      ++run_length_;
      return;
    }
    flush();
    // The second character of a byte sequence that stands for two comes without bytes.
    if (next > origin) last_ = {origin, next};
    result_.map.pieces().append_opaque(last_.begin, last_.size(), length);
  }

  // UTF-7 and its like can spell half a character.
  void put_lone_surrogate(std::size_t origin, std::size_t next) {
    if (next > origin) {
      last_ = {origin, next};
      replace(origin, next);
    } else {
      put(U'\uFFFD', origin, next);
    }
  }

  void replace(std::size_t origin, std::size_t next) {
    flush();
    utf8::append(result_.text, U'\uFFFD');
    result_.map.pieces().append_opaque(origin, next - origin, 3);
    result_.ill_formed.push_back({origin, next});
  }

  void flush() {
    result_.map.pieces().append_linear(run_, run_length_);
    run_length_ = 0;
  }

  std::string_view bytes_;
  DecodedBytes& result_;
  std::size_t run_ = 0;
  std::size_t run_length_ = 0;
  Span<Disk> last_;
};

DecodedBytes from_utf8(std::string_view bytes) {
  DecodedBytes result;
  result.encoding = "UTF-8";
  const std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  result.byte_order_mark = begin > 0;
  utf8::Repaired repaired = utf8::repair(bytes.substr(begin));
  result.text = std::move(repaired.text);
  if (begin == 0) {
    result.map = std::move(repaired.map);
    result.ill_formed = std::move(repaired.ill_formed);
    return result;
  }
  result.map.pieces().append(repaired.map.pieces(), begin);
  for (const Span<Disk> span : repaired.ill_formed) {
    result.ill_formed.push_back({span.begin + begin, span.end + begin});
  }
  return result;
}

DecodedBytes convert(std::string_view bytes, UConverter* converter, const std::string& name,
                     std::size_t begin) {
  DecodedBytes result;
  result.encoding = iana_name(name);
  result.byte_order_mark = begin > 0;
  result.text.reserve(bytes.size() + bytes.size() / 2);
  Conversion(bytes, result).run(converter, begin);
  return result;
}

bool same_name(const std::string& name, const char* other) {
  return ucnv_compareNames(name.c_str(), other) == 0;
}

DecodedBytes forced_to(std::string_view bytes, const std::string& forced) {
  std::string name = forced;
  const Mark mark = byte_order_mark(bytes);
  const Converter named = open_converter(name);
  if (named == nullptr) throw UnknownEncoding("unknown encoding '" + forced + "'");
  const std::string canonical = iana_name(name);
  if (same_name(canonical, "UTF-8")) return from_utf8(bytes);
  const bool without_order = same_name(canonical, "UTF-16") || same_name(canonical, "UTF-32");
  if (without_order) {
    if (mark.encoding.starts_with(canonical)) {
      name = mark.encoding;
    } else {
      const std::string_view guess = utf16_by_zeros(bytes, false);
      name = canonical + (guess.ends_with("BE") ? "BE" : "LE");
    }
  }
  const bool marked = !mark.encoding.empty() && same_name(name, std::string(mark.encoding).c_str());
  const Converter converter = open_converter(name);
  if (converter == nullptr) throw UnknownEncoding("unknown encoding '" + forced + "'");
  return convert(bytes, converter.get(), name, marked ? mark.length : 0);
}

bool has_c1(std::string_view bytes) noexcept {
  return std::any_of(bytes.begin(), bytes.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 && value < 0xA0;
  });
}

// Three or more ill-formed places that outnumber the sound multi-byte sequences: another encoding.
bool far_from_utf8(const DecodedBytes& repaired, std::string_view bytes) noexcept {
  std::size_t outside_ascii = 0;
  for (const char byte : bytes) outside_ascii += (static_cast<unsigned char>(byte) & 0x80) >> 7;
  std::size_t bad = 0;
  for (const Span<Disk> span : repaired.ill_formed) bad += span.size();
  const std::size_t sound = outside_ascii > bad ? (outside_ascii - bad) / 2 : 0;
  return repaired.ill_formed.size() >= 3 && repaired.ill_formed.size() > sound;
}

}  // namespace

DecodedBytes decode_bytes(std::string_view bytes, std::string_view forced,
                          std::string_view declared) {
  if (!forced.empty()) return forced_to(bytes, std::string(forced));

  const Mark mark = byte_order_mark(bytes);
  if (mark.encoding == "UTF-8") return from_utf8(bytes);
  if (!mark.encoding.empty()) {
    const std::string name(mark.encoding);
    const Converter converter = open_converter(name);
    if (converter != nullptr) return convert(bytes, converter.get(), name, mark.length);
  }

  DecodedBytes utf8 = from_utf8(bytes);
  const bool valid = utf8.ill_formed.empty();
  if (const std::string name(utf16_by_zeros(bytes, valid)); !name.empty()) {
    const Converter converter = open_converter(name);
    if (converter != nullptr) {
      DecodedBytes result = convert(bytes, converter.get(), name, 0);
      result.guessed = true;
      return result;
    }
  }
  if (valid) return utf8;

  std::string name;
  if (const Converter converter = open_converter(std::string(declared)); converter != nullptr) {
    if (same_name(iana_name(std::string(declared)), "UTF-8")) return utf8;
    if (keeps_ascii(converter.get())) name = declared;
  }
  const bool guessed = name.empty();
  if (guessed) {
    if (!far_from_utf8(utf8, bytes)) return utf8;
    name = encodings::detect(bytes);
  }
  if (name.empty()) return utf8;
  // As on the web: what says Latin 1 and uses the bytes of its control characters is windows-1252.
  const std::string canonical = iana_name(name);
  if ((canonical == "ISO-8859-1" || canonical == "US-ASCII") && has_c1(bytes)) {
    name = "windows-1252";
  }
  const Converter converter = open_converter(name);
  if (converter == nullptr) return utf8;
  DecodedBytes result = convert(bytes, converter.get(), name, 0);
  result.guessed = guessed;
  return result;
}

}  // namespace obelus
