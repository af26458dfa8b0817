// Byte-order marks, the zeros of UTF-16, and ICU's detector for the rest.
#include "text/encoding_guess.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace obelus::encodings {

namespace {

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};

}  // namespace

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  if (name.empty() || ucnv_countAliases(name.c_str(), &status) == 0 || U_FAILURE(status)) {
    return nullptr;
  }
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

Mark byte_order_mark(std::string_view bytes) noexcept {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return {"UTF-8", 3};
  if (bytes.size() % 4 == 0 && bytes.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return {"UTF-16BE", 2};
  return {{}, 0};
}

std::string_view utf16_by_zeros(std::string_view bytes, bool valid_utf8) noexcept {
  const std::string_view sample = bytes.substr(0, 1U << 16);
  if (sample.find('\0') == std::string_view::npos) return {};  // nearly every file
  std::array<std::size_t, 2> zeros{};
  std::size_t controls = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto byte = static_cast<unsigned char>(sample[i]);
    if (byte == 0) ++zeros[i % 2];
    controls += byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' ? 1 : 0;
  }
  const std::size_t pairs = sample.size() / 2;
  const std::size_t most = std::max(zeros[0], zeros[1]);
  const std::size_t least = std::min(zeros[0], zeros[1]);
  if (most == 0 || least * 4 > most) return {};
  if (sample.size() % 2 != 0 && sample.size() < 64) return {};
  const bool convincing = valid_utf8 ? controls * 4 >= sample.size() : most * 100 >= pairs;
  if (!convincing) return {};
  return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

bool keeps_ascii(UConverter* converter) {
  const UConverterType type = ucnv_getType(converter);
  if (type == UCNV_SCSU || type == UCNV_BOCU1 || type == UCNV_CESU8) return false;
  constexpr std::string_view kAscii = "<meta charset='+AGE-~{&,\"> 09azAZ";
  std::string text;
  const char* at = kAscii.data();
  const char* const end = at + kAscii.size();
  while (at < end) {
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter, &at, end, &status);
    if (U_FAILURE(status)) break;
    utf8::append(text, static_cast<char32_t>(c));
  }
  ucnv_resetToUnicode(converter);
  return text == kAscii;
}

std::string detect(std::string_view bytes) {
  constexpr std::size_t kSample = 1U << 16;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  const std::size_t first = utf8::find_ill_formed(bytes);
  const std::string_view sample =
      bytes.substr(first < kSample / 2 ? 0 : first - kSample / 4, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return {};
  for (int32_t i = 0; i < count; ++i) {
    const char* const name = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status)) return {};
    if (ucsdet_getConfidence(matches[i], &status) < 10) break;
    std::string found = name;
    const Converter converter = open_converter(found);
    if (found != "UTF-8" && converter != nullptr && keeps_ascii(converter.get())) return found;
  }
  return {};
}

}  // namespace obelus::encodings
