// The values of a rule's options, checked against its OptionInfo: a rule never sees a wrong type.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "policy/rule_info.hpp"
#include "yaml/node.hpp"

namespace obelus {

using StringList = std::vector<std::string>;
using StringMap = std::map<std::string, std::string>;
using NumberMap = std::map<std::string, double>;

class Options {
 public:
  using Value =
      std::variant<bool, long long, double, std::string, StringList, StringMap, NumberMap>;

  Options() = default;
  // Every option at its fallback.
  explicit Options(std::span<const OptionInfo> infos);

  // T is the type that the option's OptionType stands for: bool, long long, double, std::string
  // (string, choice), StringList, StringMap, NumberMap. Asking for an option that the rule did not
  // declare, or as another type, is a programmer's error (std::logic_error).
  template <class T>
  const T& get(std::string_view name) const;
  // Whether a policy gave the option (rather than its fallback).
  bool given(std::string_view name) const noexcept;

  // Reads one key of a policy; throws yaml::Error at the node for a wrong type or range.
  void set(const OptionInfo& info, const yaml::Node& node);
  // Takes over every option that was given to `later`.
  void merge(const Options& later);
  const std::map<std::string, Value, std::less<>>& values() const noexcept { return values_; }

 private:
  std::map<std::string, Value, std::less<>> values_;
  std::set<std::string, std::less<>> given_;
};

extern template const bool& Options::get<bool>(std::string_view) const;
extern template const long long& Options::get<long long>(std::string_view) const;
extern template const double& Options::get<double>(std::string_view) const;
extern template const std::string& Options::get<std::string>(std::string_view) const;
extern template const StringList& Options::get<StringList>(std::string_view) const;
extern template const StringMap& Options::get<StringMap>(std::string_view) const;
extern template const NumberMap& Options::get<NumberMap>(std::string_view) const;

}  // namespace obelus
