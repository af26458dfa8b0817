// What the XML formats share.
#pragma once

#include <string>
#include <string_view>

namespace obelus {

// `text` for an attribute in double quotes or between tags. XML 1.0 has no way to write most
// control characters: those, and bidi controls, are spelled out as printable() does.
std::string xml_escaped(std::string_view text);

}  // namespace obelus
