// spam/hidden-text: text in a page that no reader sees. Readers of the document list it with its
// reason and leave out what is hidden for good cause (skip links, sr-only, details).
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "rules/shortened.hpp"
#include "rules/spam_hosts.hpp"
#include "rules/spam_vocabulary.hpp"
#include "text/segment.hpp"

namespace obelus {
namespace {

constexpr std::size_t kErrorWords = 12;   // each link counts as six
constexpr std::size_t kWarningWords = 3;  // fewer words without a link are labels of the page
constexpr std::size_t kWordsOfLink = 6;
constexpr std::size_t kDialogWords = 20;
constexpr double kSpamWords = 2;  // weight of the lexicons that convicts by itself

// The links that lead to other sites, to ask where they are.
class LinksElsewhere {
 public:
  explicit LinksElsewhere(const Article& article) {
    const std::string site = page_site(article);
    for (const Link& link : article.document().links) {
      const std::string host = host_of(link.target);
      if (!host.empty() && registered_name(host) != site) places_.push_back(link.text.begin);
    }
    std::sort(places_.begin(), places_.end());
  }

  bool any(Span<Text> text) const {
    const auto place = std::lower_bound(places_.begin(), places_.end(), text.begin);
    return place != places_.end() && *place <= text.end;
  }

 private:
  std::vector<std::size_t> places_;
};

class HiddenTextRule final : public Rule {
 public:
  explicit HiddenTextRule(const RuleSetup& setup)
      : vocabulary_(setup), factors_(vocabulary_.verticals().size(), 1) {}

  void check(const Article& article, Context& context) const override {
    std::optional<LinksElsewhere> elsewhere;
    for (const HiddenText& hidden : article.document().hidden) {
      const std::string_view text = article.text(hidden.text);
      const std::size_t words = count_words(text);
      const double spam =
          weigh(vocabulary_, vocabulary_.hits_in(article, hidden.text), factors_).sum;
      const std::size_t amount = words + kWordsOfLink * hidden.links;
      if (amount < kWarningWords && spam < kSpamWords) continue;
      // A menu, a form or a dialog of the page; what is no menu may be long.
      bool dialog = false;
      if (hidden.toggled && article.document().has_scripts && spam < kSpamWords) {
        if (!elsewhere) elsewhere.emplace(article);
        dialog = !elsewhere->any(hidden.text);
        if (dialog && (hidden.links > 0 || words <= kDialogWords)) continue;
      }
      std::vector<std::string> evidence{fmt::format("hidden by {}", hidden.reason),
                                        fmt::format("{} words, {} links", words, hidden.links)};
      if (spam >= kSpamWords) evidence.push_back(fmt::format("{:+g} words of spam", spam));
      context.report({.span = hidden.raw,
                      .message = fmt::format("“{}” is hidden from readers ({})", shortened(text),
                                             hidden.reason),
                      .evidence = std::move(evidence),
                      .as_warning = dialog || (amount < kErrorWords && spam < kSpamWords)});
    }
  }

 private:
  SpamVocabulary vocabulary_;
  std::vector<double> factors_;
};

}  // namespace

extern const RuleDefinition spam_hidden_text{
    .info = {.id = "spam/hidden-text",
             .summary = "Text that a browser would not show",
             .why = "Words and links that readers cannot see are there for search engines: the "
                    "usual trace of a page that was broken into. How much is hidden and how many "
                    "links it holds make the difference between a warning and an error. Skip "
                    "links, text for screen readers and folded details are left alone, and so "
                    "are menus and dialogs: what a page with scripts does not display, has a name "
                    "to be found by, and holds links within its own site or a few words.",
             .bad = {.text =
                         "<p>The bridge was opened on Monday.</p>\n"
                         "<div style=\"display:none\">cheap watches for sale online, best "
                         "price, order now <a href=\"https://example.com/w\">watches</a></div>\n",
                     .format = "html"},
             .good = {.text = "<p>The bridge was opened on Monday.</p>\n"
                              "<p>A second bridge will follow.</p>\n",
                      .format = "html"},
             .severity = Severity::error},
    .make = make_rule<HiddenTextRule>,
};

}  // namespace obelus
