// Escapes for XML. The reports are a handful of fixed elements, which need no writer beyond this.
#include "report/xml.hpp"

#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus {

std::string xml_escaped(std::string_view text) {
  const std::string shown = printable(text);
  std::string out;
  out.reserve(shown.size());
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::decode(shown, i);
    switch (c) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\uFFFE':
      case U'\uFFFF': out += "\uFFFD"; break;  // no characters of XML
      default: out.append(shown, begin, i - begin);
    }
  }
  return out;
}

}  // namespace obelus
