// spam/contact: a line between the paragraphs that says how to reach a seller.
//
// Articles print numbers and addresses too: in sentences, under the byline, at the end, where the
// newsroom asks for tips. So a number or an address counts only in a short line of its own amid
// prose; the address of a wallet, which no article prints without need, in any block.
#include <fmt/format.h>

#include <array>

#include "rules/rule.hpp"
#include "rules/shortened.hpp"
#include "rules/spam_contacts.hpp"
#include "text/fold.hpp"

namespace obelus {
namespace {

constexpr std::size_t kEdge = 3;         // blocks at either end where bylines and contacts stand
constexpr std::size_t kLongest = 20000;  // bytes of a block that is searched for wallets

bool is_checked(Scope scope) {
  switch (scope) {
    case Scope::heading:
    case Scope::paragraph:
    case Scope::list: return true;
    default: return false;
  }
}

std::string_view name(ContactKind kind) noexcept {
  switch (kind) {
    case ContactKind::phone: return "a number to call";
    case ContactKind::email: return "an address of e-mail";
    case ContactKind::messenger: return "an account of a messenger";
    case ContactKind::wallet: return "the address of a wallet";
  }
  return {};
}

class ContactRule final : public Rule {
 public:
  explicit ContactRule(const RuleSetup& setup) {
    for (const std::string& phrase : setup.options().get<StringList>("allow")) {
      if (std::string text = folded(phrase); !text.empty()) allow_.push_back(std::move(text));
    }
  }

  void check(const Article& article, Context& context) const override {
    const std::vector<Block>& blocks = article.blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (!is_checked(block.scope) || block.boilerplate || block.text.size() > kLongest) continue;
      const std::string_view text = article.text(block.text);
      const bool line = is_line(article, i);
      // Digits stand among the letters of a wallet's address.
      constexpr std::uint8_t kWallet = ByteMarks::kLetterSign | ByteMarks::kDigit;
      const bool wallet = (article.bytes().of(block.text) & kWallet) == kWallet;
      if (!line && !(wallet && may_hold_wallet(text))) continue;
      for (const Contact& contact : find_contacts(text)) {
        if (contact.kind != ContactKind::wallet && (!line || block.scope == Scope::list)) continue;
        if (is_allowed(text)) break;
        report(article, block, contact, line, context);
        break;
      }
    }
  }

 private:
  static bool is_line(const Article& article, std::size_t block) {
    return block >= kEdge && block + kEdge < article.blocks().size() &&
           stands_alone(article.document(), block) &&
           may_hold_contacts(article.text(article.blocks()[block].text)) &&
           article.form(block).between_prose;
  }

  bool is_allowed(std::string_view text) const {
    if (allow_.empty()) return false;
    const std::string line = folded(text);
    for (const std::string& phrase : allow_) {
      if (line.find(phrase) != std::string::npos) return true;
    }
    return false;
  }

  static void report(const Article& article, const Block& block, const Contact& contact, bool line,
                     Context& context) {
    const Span<Text> span{block.text.begin + contact.begin, block.text.begin + contact.end};
    std::vector<std::string> evidence;
    if (line) evidence.emplace_back("stands in a line of its own between paragraphs of prose");
    if (contact.kind == ContactKind::wallet)
      evidence.emplace_back("has the form of such addresses");
    context.report({.span = article.to_raw(span),
                    .message = fmt::format("“{}” is {} amid the article",
                                           shortened(article.text(span)), name(contact.kind)),
                    // An article may be about a wallet.
                    .confidence = line ? Confidence::definite : Confidence::possible,
                    .evidence = std::move(evidence)});
  }

  std::vector<std::string> allow_;
};

constexpr std::array kOptions = {
    OptionInfo{.name = "allow",
               .type = OptionType::strings,
               .fallback = "[]",
               .summary = "Phrases, numbers and addresses whose blocks are left alone."},
};

}  // namespace

extern const RuleDefinition spam_contact{
    .info = {.id = "spam/contact",
             .summary = "A number to call, an account or a wallet amid the article",
             .why = "Sellers need to be reached: what they insert ends in a telephone number, an "
                    "e-mail address, an account of WhatsApp or Telegram, a wallet. Articles give "
                    "such things in sentences, under the byline and at their end, which is left "
                    "alone; amid the paragraphs, in a line of its own, nobody but a seller does. "
                    "Addresses of wallets are told by their checksum.",
             .bad = {.text =
                         "Council approves new library\n\n"
                         "By our reporter\n\n"
                         "The town council voted on Tuesday to build a new library on the site "
                         "of the old market hall.\n\n"
                         "Documents same day +44 7700 900123\n\n"
                         "Work on the building will begin in the spring and is expected to take "
                         "about two years.\n\n"
                         "The market hall was built in 1902 and had been empty since the fire "
                         "of ten years ago.\n\n"
                         "The architects have promised that the old tower will be kept as it "
                         "is today.\n\n"
                         "Visitors can see the plans in the town hall.\n"},
             .good = {.text = "Council approves new library\n\n"
                              "The town council voted on Tuesday to build a new library on the "
                              "site of the old market hall.\n\n"
                              "Those who want to see the plans may call the town hall at +44 7700 "
                              "900123 during the week.\n\n"
                              "Work on the building will begin in the spring and is expected to "
                              "take about two years.\n"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<ContactRule>,
};

}  // namespace obelus
