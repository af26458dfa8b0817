// Which encoding some bytes are in, where nobody says so or what is said may be wrong.
#pragma once

#include <unicode/ucnv.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace obelus::encodings {

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// The converter stops at bytes that it has no character for. Null for an unknown name. Names come
// from documents too: ICU's alias table is asked first, as opening an unknown one reads files.
Converter open_converter(const std::string& name);

struct Mark {
  std::string_view encoding;  // empty: there is no byte-order mark
  std::size_t length;
};
Mark byte_order_mark(std::string_view bytes) noexcept;

// UTF-16 without a mark. The high bytes of ASCII are zeros, all at odd or all at even offsets, and
// read as ASCII much of such a text is control characters; a UTF-8 text with a few NULs has
// neither.
std::string_view utf16_by_zeros(std::string_view bytes, bool valid_utf8) noexcept;

// Whether a document that declares its encoding in ASCII can be in `converter`'s: UTF-16 or EBCDIC
// cannot, and UTF-7 and its like are refused, as browsers do.
bool keeps_ascii(UConverter* converter);

// The detector's choice among encodings that keep ASCII; empty where it has none.
std::string detect(std::string_view bytes);

}  // namespace obelus::encodings
