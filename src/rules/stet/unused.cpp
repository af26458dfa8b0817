// stet/unused: what it reports is known only when all other rules have spoken, so the engine finds
// it (engine/stet.cpp); here is what the rule says of itself.
#include "rules/rule.hpp"

namespace obelus {
namespace {

class Unused final : public Rule {
 public:
  explicit Unused(const RuleSetup&) {}
  void check(const Article&, Context&) const override {}
};

}  // namespace

extern const RuleDefinition stet_unused{
    .info =
        {.id = "stet/unused",
         .summary = "A stet comment silences nothing",
         .why =
             "“Stet” lets a passage stand: <!-- stet RULE: reason --> speaks of the block it "
             "stands in or, alone on its line, of the next; stet-begin and stet-end hold a "
             "region, stet-file and the front matter's stet list the file. A stet whose fault is "
             "mended, whose rule is misspelt or whose reason the policy misses would hide "
             "the next fault, or hides none while its author thinks so. Rules that are off are "
             "not judged, and no stet silences this rule.",
         .bad = {.text = "<!-- stet spam/insertoin: the story is about this line -->\n\n"
                         "The old mill opened on Monday.\n",
                 .format = "markdown"},
         .good = {.text = "<!-- stet spam/insertion: the story is about this line -->\n\n"
                          "The old mill opened on Monday.\n",
                  .format = "markdown"},
         .severity = Severity::warning},
    .make = make_rule<Unused>,
};

}  // namespace obelus
