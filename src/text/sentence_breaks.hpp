// Which full stops end no sentence. ICU can filter its sentence breaks by CLDR's abbreviations, but
// those lists lack the commonest ones (English has no "Dr."), know nothing of initials and
// ordinals, and match inside words; so the breaks are filtered here.
#pragma once

#include <cstddef>
#include <string_view>

namespace obelus::detail {

// Whether the sentence that begins at `begin` goes on behind the full stop at `stop`, although a
// new one could begin at `next` (after white space). `language` is a two-letter code; its lists are
// known for de, en, es, fr, it, pt and ru.
bool goes_on(std::string_view text, std::size_t begin, std::size_t stop, std::size_t next,
             std::string_view language);

}  // namespace obelus::detail
