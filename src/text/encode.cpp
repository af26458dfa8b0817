// ICU converts, told to stop at a character that the encoding does not have: a substitute would
// change what the text says.
#include "text/encode.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <limits>

#include "text/encoding_guess.hpp"

namespace obelus {

std::optional<std::string> encode_text(std::string_view text, const std::string& encoding) {
  if (encoding == "UTF-8" || text.empty()) return std::string(text);
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int32_t>::max()) / 8) return {};
  const encodings::Converter converter = encodings::open_converter(encoding);
  if (converter == nullptr) return {};
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string bytes(static_cast<std::size_t>(wide.length()) * 8 + 8, '\0');
  const int32_t size =
      ucnv_fromUChars(converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                      wide.getBuffer(), wide.length(), &status);
  if (U_FAILURE(status)) return {};
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

}  // namespace obelus
