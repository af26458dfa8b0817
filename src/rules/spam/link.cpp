// spam/link: links that are not what they seem, or that are there for money.
//
// Each link gets at most one finding, for the gravest reason. Links of the article's own site, of
// hosts that the policy allows, and addresses relative to the page are left alone.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "rules/shortened.hpp"
#include "rules/spam_ad_markup.hpp"
#include "rules/spam_hosts.hpp"
#include "rules/spam_link_lists.hpp"
#include "text/fold.hpp"

namespace obelus {
namespace {

constexpr std::size_t kSearches = 16;  // of the article for the names of sites that it speaks of

// Wrappers that platforms put around links by themselves, and what stands for a site elsewhere.
constexpr std::array<std::string_view, 12> kWrappers = {
    "t.co", "lnkd.in", "fb.me", "youtu.be",   "redd.it",        "flip.it",
    "g.co", "doi.org", "wa.me", "dx.doi.org", "hdl.handle.net", "archive.org"};

std::vector<std::string> words_of(const RuleSetup& setup, std::string_view subject) {
  std::vector<std::string> words;
  for (const Lexicon& lexicon : lexicons(subject, setup.lexicon_changes)) {
    for (const LexiconTerm& term : lexicon.terms) words.emplace_back(term.folded);
  }
  return words;
}

class LinkRule final : public Rule {
 public:
  explicit LinkRule(const RuleSetup& setup)
      : blocked_(setup, "blocked-hosts", setup.options().get<StringList>("blocked")),
        allowed_(setup, {}, setup.options().get<StringList>("allow")),
        shorteners_(setup, "shortener-hosts", {}),
        networks_(setup, "affiliate-hosts", {}),
        blocked_words_(words_of(setup, "blocked-host-words")),
        imitated_(words_of(setup, "imitated-hosts")),
        disclosures_(words_of(setup, "affiliate-disclosures")) {
    for (std::string& word : words_of(setup, "source-headings")) sources_.insert(std::move(word));
  }

  void check(const Article& article, Context& context) const override {
    if (article.document().format == Format::text) {
      plain_addresses(article, context);
      return;
    }
    const std::vector<AdMark> ads = find_ad_markup(article, networks_);
    for (const AdMark& ad : ads) {
      context.report({.span = ad.raw,
                      .message = fmt::format("The markup of an advertisement: {}", ad.reason),
                      .as_warning = true});
    }
    const std::vector<Link>& links = article.document().links;
    if (links.empty()) return;
    const std::string own = own_site(article);
    std::vector<ForeignLink> foreign;
    Look look;
    for (const Link& link : links) {
      std::string host = host_of(link.target);
      if (host.empty() || allowed_.contains(host)) continue;
      if (!own.empty() && registered_name(host) == own) continue;
      const auto after = std::upper_bound(
          ads.begin(), ads.end(), link.raw.begin,
          [](std::size_t offset, const AdMark& ad) { return offset < ad.raw.begin; });
      const bool in_ad = after != ads.begin() && std::prev(after)->raw.contains(link.raw.begin);
      if (!in_ad) check_link(article, link, host, look, context);
      const std::size_t block = article.document().block_at(link.text.begin);
      if (block == article.blocks().size()) continue;  // a bare image between the paragraphs
      foreign.push_back({&link, block, std::move(host)});
    }
    lists(article, std::move(foreign), context);
  }

 private:
  enum class Disclosure : std::uint8_t { unknown, made, missing };

  // What was asked of the whole article so far, and how often more it may be.
  struct Look {
    Disclosure disclosure = Disclosure::unknown;
    std::size_t searches = kSearches;
  };

  void check_link(const Article& article, const Link& link, const std::string& host, Look& look,
                  Context& context) const {
    const std::string_view text = article.text(link.text);
    if (check_host(article, link.raw, link.text.begin, host, look.searches, context)) return;
    if (const VisibleHost shown = visible_host(text);
        !shown.host.empty() && misleads(shown.host, host, link.target)) {
      context.report({.span = link.raw,
                      .message = fmt::format("The link says {} but leads to {}", shown.host, host),
                      .confidence = shown.certain ? Confidence::definite : Confidence::possible,
                      .evidence = {fmt::format("target {}", shortened(link.target, 120))}});
      return;
    }
    const std::string_view path = path_of(link.target);
    if (shorteners_.contains(host) && path.size() > 1) {
      context.report({.span = link.raw,
                      .message = fmt::format("The link to {} hides where it leads", host),
                      .as_warning = true});
      return;
    }
    const bool network = networks_.contains(host) && path.size() > 2;
    if (!network && !has_affiliate_parameter(path)) return;
    if (look.disclosure == Disclosure::unknown) {
      look.disclosure = discloses(article) ? Disclosure::made : Disclosure::missing;
    }
    if (look.disclosure == Disclosure::made && !network) return;
    context.report(
        {.span = link.raw,
         .message = fmt::format("The link to {} earns money for whoever placed it", host),
         // An author may have placed it: only a network's own address has no other use.
         .confidence = network ? Confidence::definite : Confidence::possible,
         .evidence = {network ? fmt::format("{} belongs to an affiliate network", host)
                              : std::string("the address names an affiliate")},
         .as_warning = true});
  }

  // The host by itself: blocked, or in disguise.
  // `searches`: how many more times the article may be searched.
  bool check_host(const Article& article, Span<Raw> where, std::size_t text_offset,
                  const std::string& host, std::size_t& searches, Context& context) const {
    std::string reason;
    if (blocked_.contains(host)) {
      reason = "on the list of blocked hosts";
    } else {
      for (const std::string& word : blocked_words_) {
        if (host.find(word) == std::string::npos) continue;
        reason = fmt::format("“{}” in its name", word);
        break;
      }
    }
    if (!reason.empty()) {
      const bool subject = searches > 0 && speaks_of(article, site_name(host), text_offset);
      if (searches > 0) --searches;
      std::vector<std::string> evidence{reason};
      if (subject) evidence.emplace_back("the article speaks of the site elsewhere");
      context.report({.span = where,
                      .message = fmt::format("{} is a site that spam links to", host),
                      .evidence = std::move(evidence),
                      .as_warning = subject});
      return true;
    }
    const HostDisguise disguise = disguise_of(host, imitated_);
    if (!disguise.looks_like.empty()) {
      context.report(
          {.span = where, .message = fmt::format("{} imitates {}", host, disguise.looks_like)});
      return true;
    }
    if (disguise.mixed) {
      context.report(
          {.span = where,
           .message = fmt::format("The name {} mixes letters of several scripts", host)});
      return true;
    }
    return false;
  }

  bool misleads(std::string_view shown, std::string_view host, std::string_view target) const {
    if (registered_name(shown) == registered_name(host)) return false;
    if (site_name(shown) == site_name(host)) return false;
    // Archives and services that count clicks carry the address that they lead to.
    const std::string_view path = path_of(target);
    for (const std::string_view before : {"//", "%2F", "%2f", "="}) {
      if (path.find(std::string(before) + std::string(shown)) != std::string_view::npos)
        return false;
    }
    const auto wraps = [&](std::string_view other) {
      return shorteners_.contains(other) ||
             std::find(kWrappers.begin(), kWrappers.end(), other) != kWrappers.end();
    };
    return !wraps(host) && !wraps(shown);
  }

  // Whether the name stands in the article outside the block of the link.
  static bool speaks_of(const Article& article, std::string_view name, std::size_t text_offset) {
    const std::size_t own = article.document().block_at(text_offset);
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      const Block& where = article.blocks()[block];
      if (block == own || where.boilerplate) continue;
      if (where.scope != Scope::paragraph && where.scope != Scope::title &&
          where.scope != Scope::heading) {
        continue;
      }
      const Span<Folded> folded = article.folded().map.to_target(where.text);
      if (folded.of(article.folded().text).find(name) != std::string_view::npos) return true;
    }
    return false;
  }

  bool discloses(const Article& article) const {
    const std::string& text = article.folded().text;
    return std::any_of(disclosures_.begin(), disclosures_.end(), [&](const std::string& phrase) {
      return text.find(phrase) != std::string::npos;
    });
  }

  void lists(const Article& article, std::vector<ForeignLink> links, Context& context) const {
    std::stable_sort(links.begin(), links.end(), [](const ForeignLink& a, const ForeignLink& b) {
      return a.link->text.begin < b.link->text.begin;
    });
    for (const std::size_t item : related_lists(article, links, sources_)) {
      const Link& link = *links[item].link;
      context.report({.span = link.raw,
                      .message = fmt::format("“{}” belongs to a list of links to {} at the end of "
                                             "the article",
                                             shortened(article.text(link.text)), links[item].host),
                      .as_warning = true});
    }
    for (const std::size_t block : dense_paragraphs(article, links)) {
      const Span<Text> text = article.blocks()[block].text;
      context.report(
          {.span = article.to_raw(text),
           .message = fmt::format("“{}” is little else than links", shortened(article.text(text))),
           .as_warning = true});
    }
  }

  // Plain text has no links, only addresses in plain sight: their hosts are all there is to see.
  void plain_addresses(const Article& article, Context& context) const {
    const std::string_view text = article.text();
    std::size_t searches = kSearches;
    for (std::size_t at = text.find("://"); at != std::string_view::npos;
         at = text.find("://", at + 3)) {
      const std::size_t scheme = at >= 5 && text.substr(at - 5, 5) == "https"  ? 5
                                 : at >= 4 && text.substr(at - 4, 4) == "http" ? 4
                                                                               : 0;
      if (scheme == 0) continue;
      const std::string_view rest = text.substr(at - scheme, 512);
      const std::string_view address = rest.substr(0, rest.find_first_of(" \t\r\n<>\"'(),;"));
      const std::string host = host_of(address);
      if (host.empty() || allowed_.contains(host)) continue;
      const Span<Text> span{at - scheme, at - scheme + address.size()};
      if (check_host(article, article.to_raw(span), span.begin, host, searches, context)) continue;
      if (shorteners_.contains(host) && path_of(address).size() > 1) {
        context.report({.span = article.to_raw(span),
                        .message = fmt::format("The link to {} hides where it leads", host),
                        .as_warning = true});
      }
    }
  }

  HostList blocked_;
  HostList allowed_;
  HostList shorteners_;
  HostList networks_;
  std::vector<std::string> blocked_words_;
  std::vector<std::string> imitated_;
  std::vector<std::string> disclosures_;
  std::unordered_set<std::string> sources_;
};

constexpr std::array kOptions = {
    OptionInfo{.name = "blocked",
               .type = OptionType::strings,
               .fallback = "[]",
               .summary = "Hosts that no link may lead to, with all hosts below them."},
    OptionInfo{.name = "allow",
               .type = OptionType::strings,
               .fallback = "[]",
               .summary = "Hosts that links may lead to whatever the rule thinks of them."},
};

}  // namespace

extern const RuleDefinition spam_link{
    .info = {.id = "spam/link",
             .summary = "A link that is not what it seems, or that is there for money",
             .why = "Whoever breaks into a site leaves links. An error: the text names one host "
                    "and the link leads to another, the host is on the list of betting and pill "
                    "sites, or its name imitates a known one with look-alike letters. A warning: "
                    "shortened addresses, affiliate links that the article does not own up to, "
                    "the markup of advertisements, paragraphs of nothing but links, and lists of "
                    "headlines of another site at the end of the article.",
             .bad = {.text = "The results are on the page of the ministry, "
                             "[https://www.health.example](https://www.pills-4u.example/buy).\n",
                     .format = "markdown"},
             .good = {.text = "The results are on the page of the ministry, "
                              "[https://www.health.example](https://www.health.example/results).\n",
                      .format = "markdown"},
             .severity = Severity::error,
             .options = kOptions},
    .make = make_rule<LinkRule>,
};

}  // namespace obelus
