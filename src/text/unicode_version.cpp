// ICU's version, kept from the floors above.
#include "text/unicode_version.hpp"

#include <unicode/uvernum.h>

namespace obelus {

std::string_view icu_version() noexcept { return U_ICU_VERSION; }

}  // namespace obelus
