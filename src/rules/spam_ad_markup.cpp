// Reads the tags of a document once more, but only those that begin like one that can hold an
// advertisement. Blank lines tear such markup apart in Markdown, so that it is read by lines, not
// as elements.
#include "rules/spam_ad_markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "rules/shortened.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongestTag = 2048;     // bytes looked at
constexpr std::size_t kLongestRegion = 4096;  // bytes between two comments that belong together
constexpr std::size_t kHead = 1024;           // bytes in which a page says that it is one
constexpr std::size_t kLongestComment = 80;   // bytes of a comment that is a label
constexpr std::size_t kFence = 24;  // bytes before a block of code that may hold its fence

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const auto letter = [&](std::size_t i) {
      return i < text.size() && text[i] >= 'a' && text[i] <= 'z';
    };
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return true;
  }
  return false;
}

bool has_any_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return has_word(text, word); });
}

// The value of an attribute of a tag; empty where it has none.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const std::size_t equals = at + name.size();
    if (at == 0 || tag[at - 1] > ' ' || equals >= tag.size() || tag[equals] != '=') continue;
    std::string_view rest = tag.substr(equals + 1);
    if (rest.empty()) return {};
    if (rest[0] == '"' || rest[0] == '\'') {
      const std::size_t end = rest.find(rest[0], 1);
      return end == std::string_view::npos ? std::string_view() : rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of(" \t\n>"));
  }
  return {};
}

bool is_tiny(std::string_view value) noexcept {
  return value == "0" || value == "1" || value == "0px" || value == "1px";
}

class Search {
 public:
  Search(const Article& article, const HostList& networks)
      : raw_(article.document().raw()), document_(article.document()), networks_(networks) {}

  std::vector<AdMark> run() {
    comments();
    tags();
    std::stable_sort(marks_.begin(), marks_.end(),
                     [](const AdMark& a, const AdMark& b) { return a.raw < b.raw; });
    std::vector<AdMark> result;
    for (AdMark& mark : marks_) {
      if (!result.empty() && same_block(result.back().raw, mark.raw)) {
        result.back().raw.end = std::max(result.back().raw.end, mark.raw.end);
      } else {
        result.push_back(std::move(mark));
      }
    }
    return result;
  }

 private:
  // On one line, or in lines that no empty one parts and nothing else stands between.
  bool same_block(Span<Raw> a, Span<Raw> b) const {
    if (b.begin <= a.end) return true;
    const std::string_view between = raw_.substr(a.end, b.begin - a.end);
    const auto breaks = std::count(between.begin(), between.end(), '\n');
    return breaks == 0 ||
           (breaks == 1 && between.find_first_not_of(" \t\r\n") == std::string_view::npos);
  }

  // From a comment "ads begin" to the next "ads end".
  void comments() {
    const Comment* begin = nullptr;
    for (const Comment& comment : document_.comments) {
      if (comment.text.size() > kLongestComment) continue;
      std::string text = comment.text;
      for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (!has_any_word(text, {"ad", "ads", "advert", "advertisement", "affiliate", "adsense"})) {
        continue;
      }
      if (has_any_word(text, {"begin", "begins", "start", "starts"})) {
        begin = &comment;
      } else if (has_any_word(text, {"end", "ends", "stop"}) && begin != nullptr) {
        if (comment.raw.end - begin->raw.begin <= kLongestRegion) {
          lines({begin->raw.begin, comment.raw.end},
                fmt::format("stands between comments that say “{}”", shortened(begin->text)));
        }
        begin = nullptr;
      }
    }
  }

  void lines(Span<Raw> region, const std::string& reason) {
    for (std::size_t at = region.begin; at < region.end;) {
      const std::size_t end = std::min(raw_.find('\n', at), region.end);
      const std::size_t first = raw_.find_first_not_of(" \t\r", at);
      if (first < end) marks_.push_back({{first, end}, reason});
      at = end + 1;
    }
  }

  void tags() {
    for (std::size_t at = raw_.find('<'); at != std::string_view::npos;
         at = raw_.find('<', at + 1)) {
      const char next = at + 1 < raw_.size() ? raw_[at + 1] : '\0';
      if (next != 'i' && next != 's' && next != 'v') continue;
      const std::string_view rest = raw_.substr(at, kLongestTag);
      const std::string_view tag = rest.substr(0, rest.find('>'));
      if (tag.starts_with("<img") || tag.starts_with("<iframe") || tag.starts_with("<source") ||
          tag.starts_with("<script")) {
        picture(at, tag);
      } else if (tag.starts_with("<ins") && tag.find("adsbygoogle") != std::string_view::npos) {
        slot(at, tag);
      }
    }
  }

  void picture(std::size_t at, std::string_view tag) {
    const std::string host = host_of(attribute(tag, "src"));
    if (host.empty() || is_code(at)) return;
    if (networks_.contains(host)) {
      add(at, tag.size() + 1, fmt::format("loaded from the ad network {}", registered_name(host)));
    } else if (tag.starts_with("<im") && is_tiny(attribute(tag, "width")) &&
               is_tiny(attribute(tag, "height"))) {
      add(at, tag.size() + 1, fmt::format("a picture of no size that counts readers for {}", host));
    }
  }

  // An <ins> of AdSense and its attributes, a line each.
  void slot(std::size_t at, std::string_view tag) {
    if (is_code(at)) return;
    const std::string reason = "a slot of an ad network";
    add(at, tag.size(), reason);
    for (std::size_t mark = tag.find("data-ad-"); mark != std::string_view::npos;
         mark = tag.find("data-ad-", mark + 1)) {
      add(at + mark, tag.size() - mark, reason);
    }
  }

  // The rest of the line, as far as it belongs to the `size` bytes from `at`.
  void add(std::size_t at, std::size_t size, std::string reason) {
    const std::string_view text = raw_.substr(at, size);
    marks_.push_back({{at, at + std::min(text.find('\n'), text.size())}, std::move(reason)});
  }

  // In a fence or between backticks. What is only indented may be markup that lost its place.
  bool is_code(std::size_t at) const {
    const auto after = std::upper_bound(
        document_.blocks.begin(), document_.blocks.end(), at,
        [](std::size_t offset, const Block& block) { return offset < block.raw.begin; });
    // Side texts stand behind the block that they are in: a few back may hold the place.
    const auto behind = static_cast<std::size_t>(after - document_.blocks.begin());
    for (std::size_t i = behind; i > 0 && behind - i < 4; --i) {
      const Block& block = document_.blocks[i - 1];
      if (block.scope != Scope::code || !block.raw.contains(at)) continue;
      // A fence opens in the block or in the line above, backticks right before it.
      const std::size_t from = block.raw.begin - std::min(block.raw.begin, kFence);
      const std::string_view around = raw_.substr(from, block.raw.begin + 3 - from);
      return around.find("```") != std::string_view::npos ||
             around.find("~~~") != std::string_view::npos || around.ends_with('`') ||
             (block.raw.begin > 0 && raw_[block.raw.begin - 1] == '`');
    }
    return false;
  }

  std::string_view raw_;
  const Document& document_;
  const HostList& networks_;
  std::vector<AdMark> marks_;
};

}  // namespace

std::vector<AdMark> find_ad_markup(const Article& article, const HostList& networks) {
  const Document& document = article.document();
  if (document.format == Format::text) return {};
  if (document.format == Format::html &&
      document.raw().substr(0, kHead).find("<html") != std::string_view::npos) {
    return {};
  }
  return Search(article, networks).run();
}

}  // namespace obelus
