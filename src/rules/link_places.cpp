// Links in order of their text, so that a span is asked about in the time of a binary search.
#include "rules/link_places.hpp"

#include <algorithm>
#include <iterator>

#include "rules/addresses.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// https://… or <https://…> in Markdown, for which an object stands; not a picture that links.
bool is_bare_address(std::string_view source) noexcept {
  if (source.starts_with('<')) source.remove_prefix(1);
  return source.starts_with("http") || source.starts_with("www.");
}

}  // namespace

LinkPlaces::LinkPlaces(const Article& article) : article_(article) {
  for (const Link& link : article.document().links) {
    if (link.target.empty() || link.target.front() == '#') continue;
    if (!link.text.empty()) {
      places_.push_back({link.text.begin, link.text.end});
    } else if (is_bare_address(article.document().raw().substr(link.raw.begin))) {
      const std::size_t object = std::min(link.text.begin, kObjectReplacement.size());
      places_.push_back({link.text.begin - object, link.text.begin + 1});
    }
  }
  std::sort(places_.begin(), places_.end(),
            [](const Place& a, const Place& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < places_.size(); ++i) {
    places_[i].reach = std::max(places_[i].reach, places_[i - 1].reach);
  }
}

bool LinkPlaces::any(Span<Text> span) const {
  const auto behind =
      std::lower_bound(places_.begin(), places_.end(), span.end,
                       [](const Place& place, std::size_t at) { return place.begin < at; });
  if (behind != places_.begin() && std::prev(behind)->reach > span.begin) return true;
  return has_address(article_.text(span));
}

bool LinkPlaces::any_or_note(Span<Text> span) const {
  if (any(span)) return true;
  // Marks of notes are no text in Markdown; they stand in the source, at the latest behind the
  // stop.
  constexpr std::size_t kBehind = 8;
  const std::string_view source = article_.document().raw();
  const Span<Raw> raw = article_.to_raw(span);
  const std::string_view text = source.substr(raw.begin, raw.size() + kBehind);
  if (article_.document().format != Format::text && text.find("<sup") != std::string_view::npos) {
    return true;
  }
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    if (at + 1 < text.size() && (text[at + 1] == '^' || is_digit(utf8::at(text, at + 1)))) {
      return true;
    }
  }
  return false;
}

}  // namespace obelus
