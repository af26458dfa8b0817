// The hosts that links lead to: taken from addresses, compared by who owns them, looked up in lists
// and held against names that they may imitate.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rules/rule.hpp"

namespace obelus {

// The host of an absolute address ("https://www.Example.org:80/a" → "www.example.org"), in lower
// case as far as it is ASCII; empty for relative addresses, mailto: and their like.
std::string host_of(std::string_view address);

// What stands behind the host of an absolute address: "/a?b=c".
std::string_view path_of(std::string_view address) noexcept;

// The part of a host that its owner registered: "news.bbc.co.uk" → "bbc.co.uk".
std::string_view registered_name(std::string_view host) noexcept;

// The label that a reader takes for the site's name: "news.bbc.co.uk" → "bbc".
std::string_view site_name(std::string_view host) noexcept;

// The registered name of the site that an article says it is from; empty where it does not.
std::string own_site(const Article& article);

// Likewise, or else of the site that more than half of the links lead to which a page shows.
std::string page_site(const Article& article);

// The host that a link's text names, if the text is an address and nothing else.
struct VisibleHost {
  std::string host;
  bool certain = false;  // with https:// or www.
};

VisibleHost visible_host(std::string_view text);

// Whether what stands behind the host names somebody who is paid for the click.
bool has_affiliate_parameter(std::string_view path);

// A set of hosts, each with all hosts below it.
class HostList {
 public:
  HostList() = default;
  // The terms of the lexicon `subject` and `more`.
  HostList(const RuleSetup& setup, std::string_view subject, const std::vector<std::string>& more);
  bool contains(std::string_view host) const;

 private:
  std::unordered_set<std::string> hosts_;
};

// Why a host may not be what it looks like.
struct HostDisguise {
  std::string looks_like;  // "paypal.com"; empty where there is none
  bool mixed = false;      // letters of several scripts in one label
};

// Names in their own script (академия.рф, müller.de) are no disguise. `known`: names of sites that
// are worth imitating.
HostDisguise disguise_of(std::string_view host, const std::vector<std::string>& known);

}  // namespace obelus
