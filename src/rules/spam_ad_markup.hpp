// The markup of advertisements that came along when an article was copied: affiliate pictures,
// tracking pixels, slots of an ad network, and what stands between comments that say so.
#pragma once

#include <string>
#include <vector>

#include "analysis/article.hpp"
#include "rules/spam_hosts.hpp"

namespace obelus {

struct AdMark {
  Span<Raw> raw;       // within one line
  std::string reason;  // "a picture from the ad network pxf.io"
};

// In order of their place, one for lines that follow each other. Whole pages (with <html>) have
// their advertisements by right, as have code blocks.
std::vector<AdMark> find_ad_markup(const Article& article, const HostList& networks);

}  // namespace obelus
