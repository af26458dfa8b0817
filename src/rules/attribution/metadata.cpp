// attribution/metadata: a page or front matter that does not say who wrote the article, when, and
// for whom.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "document/html/tokenizer.hpp"
#include "rules/rule.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"
#include "yaml/node.hpp"

namespace obelus {
namespace {

constexpr std::array<std::string_view, 3> kFields = {"author", "date", "publisher"};
constexpr OptionInfo kOptions[] = {
    {.name = "require",
     .type = OptionType::strings,
     .fallback = "[author, date, publisher]",
     .summary = "What must be there: author, date, publisher",
     .choices = kFields},
    {.name = "author",
     .type = OptionType::strings,
     .fallback = "[author, authors, byline, creator, writer, reporter, article:author, "
                 "og:article:author, dc.creator, dcterms.creator, parsely-author, "
                 "sailthru.author, twitter:creator, citation_author]",
     .summary = "Names of front matter, <meta>, JSON-LD and microdata that give the author"},
    {.name = "date",
     .type = OptionType::strings,
     .fallback = "[date, published, published_at, publishdate, publish_date, pubdate, "
                 "publication_date, datepublished, article:published_time, "
                 "og:article:published_time, dc.date, dc.date.issued, dcterms.date, "
                 "dcterms.created, dcterms.issued, parsely-pub-date, sailthru.date, "
                 "citation_publication_date, citation_date]",
     .summary = "Names that give the date of publication"},
    {.name = "publisher",
     .type = OptionType::strings,
     .fallback = "[publisher, publication, site_name, sitename, og:site_name, article:publisher, "
                 "dc.publisher, dcterms.publisher, application-name, sourceorganization, "
                 "copyrightholder, citation_journal_title]",
     .summary = "Names that give the publisher"},
};

// Names are compared without regard to the case of ASCII letters, as HTML does.
std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_blank_value(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    if (!is_space(utf8::decode(value, at))) return false;
  }
  return true;
}

// The last part of a type's name: "https://schema.org/NewsArticle".
std::string_view type_name(std::string_view type) noexcept {
  const std::size_t cut = type.find_last_of("/:#");
  return cut == std::string_view::npos ? type : type.substr(cut + 1);
}

bool is_article_type(std::string_view type) noexcept {
  type = type_name(type);
  return type.ends_with("Article") || type.ends_with("NewsArticle") || type == "BlogPosting" ||
         type == "LiveBlogPosting" || type == "Report" || type == "SocialMediaPosting";
}

// What a document gives: names in lower case whose values are not blank.
class GivenNames {
 public:
  explicit GivenNames(const Document& document) {
    for (const MetadataField& field : document.metadata) {
      if (field.name == "json-ld") {
        add_linked_data(field.value);
      } else if (!is_blank_value(field.value)) {
        names_.insert(field.name);
      }
    }
  }

  // itemprop attributes inside an article: their values may be text, so the element counts.
  void add_microdata(std::string_view source) {
    html::Tokenizer tokenizer(source);
    html::Token token;
    while (tokenizer.next(token)) {
      if (token.kind != html::TokenKind::start_tag) continue;
      const html::ContentModel model = html::content_model_of(token.name);
      const html::Attribute* property = token.attribute("itemprop");
      const html::Attribute* content = token.attribute("content");
      if (property != nullptr && (content == nullptr || !is_blank_value(content->value))) {
        add_words(property->value);
      }
      const html::Attribute* rel = token.attribute("rel");
      if (rel != nullptr && lower(rel->value) == "author") names_.insert("author");
      if (model != html::ContentModel::data) {
        const std::string name(token.name);
        tokenizer.enter(model, name);
      }
    }
  }

  bool any(const StringList& wanted) const {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const std::string& name) { return names_.contains(name); });
  }

 private:
  void add_words(std::string_view words) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find_first_of(" \t\n\f\r"), words.size());
      if (end > 0) names_.insert(lower(words.substr(0, end)));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  // JSON is YAML but for tabs, which it may be indented with.
  void add_linked_data(std::string data) {
    std::replace(data.begin(), data.end(), '\t', ' ');
    try {
      add_nodes(yaml::parse(data));
    } catch (const yaml::Error&) {
      add_keys(data);
    }
  }

  // "name": of data that is no clean tree; better to believe it than to ask for what is there.
  void add_keys(std::string_view data) {
    for (std::size_t at = data.find('"'); at != std::string_view::npos;) {
      const std::size_t end = data.find('"', at + 1);
      if (end == std::string_view::npos) return;
      const std::size_t next = data.find_first_not_of(" \r\n", end + 1);
      const bool key = next != std::string_view::npos && data[next] == ':';
      if (key) names_.insert(lower(data.substr(at + 1, end - at - 1)));
      at = key ? data.find('"', end + 1) : end;
    }
  }

  // The tree is at most 32 levels deep, as the reader refuses deeper ones.
  void add_nodes(const yaml::Node& node) {
    for (const yaml::Node& item : node.items()) add_nodes(item);
    if (!node.is_mapping()) return;
    const yaml::Node* type = node.find("@type");
    const bool article = type != nullptr && is_article(*type);
    for (const yaml::Node::Entry& entry : node.entries()) {
      if (article && has_value(entry.value)) names_.insert(lower(entry.key));
      if (entry.key == "@graph" || entry.key == "mainEntity") add_nodes(entry.value);
    }
  }

  static bool is_article(const yaml::Node& type) {
    if (type.is_scalar()) return is_article_type(type.text());
    return std::any_of(type.items().begin(), type.items().end(), [](const yaml::Node& item) {
      return item.is_scalar() && is_article_type(item.text());
    });
  }

  static bool has_value(const yaml::Node& value) {
    if (value.is_scalar()) return !is_blank_value(value.text());
    if (value.is_sequence()) {
      return std::any_of(value.items().begin(), value.items().end(), has_value);
    }
    if (!value.is_mapping()) return false;
    const yaml::Node* name = value.find("name");
    if (name != nullptr) return has_value(*name);
    return value.find("@id") != nullptr || value.find("url") != nullptr;
  }

  std::set<std::string, std::less<>> names_;
};

class ArticleMetadata final : public Rule {
 public:
  explicit ArticleMetadata(const RuleSetup& setup) {
    for (const std::string& field : setup.options().get<StringList>("require")) {
      if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) {
        throw RuleSetupError(fmt::format(
            "attribution/metadata: require takes author, date and publisher, not “{}”", field));
      }
      Field wanted{.name = field, .names = setup.options().get<StringList>(field)};
      for (std::string& name : wanted.names) name = lower(name);
      fields_.push_back(std::move(wanted));
    }
  }

  void check(const Article& article, Context& context) const override {
    const Document& document = article.document();
    if (!has_place_for_fields(document)) return;
    GivenNames given(document);
    std::vector<const Field*> missing = missing_fields(given);
    if (missing.empty()) return;
    if (document.format == Format::html) {
      given.add_microdata(document.raw());
      missing = missing_fields(given);
    }
    if (!missing.empty()) report(document, missing, context);
  }

 private:
  struct Field {
    std::string name;
    StringList names;  // that do, in lower case
  };

  // A text without front matter or a fragment of a page is a body whose fields are kept elsewhere.
  static bool has_place_for_fields(const Document& document) {
    if (!document.metadata.empty()) return true;
    if (document.format != Format::html) return false;
    constexpr std::size_t kHead = 4096;
    const std::string head = lower(document.raw().substr(0, kHead));
    return head.find("<html") != std::string::npos || head.find("<head") != std::string::npos;
  }

  std::vector<const Field*> missing_fields(const GivenNames& given) const {
    std::vector<const Field*> missing;
    for (const Field& field : fields_) {
      if (!given.any(field.names)) missing.push_back(&field);
    }
    return missing;
  }

  static void report(const Document& document, const std::vector<const Field*>& missing,
                     Context& context) {
    std::string list;
    std::vector<std::string> evidence;
    for (std::size_t i = 0; i < missing.size(); ++i) {
      if (i > 0) list += i + 1 == missing.size() ? " and " : ", ";
      list += missing[i]->name;
      evidence.push_back(
          fmt::format("none of these names has a value: {}", fmt::join(missing[i]->names, ", ")));
    }
    context.report({
        .span = document.lines.line(1),
        .message = fmt::format("The article’s metadata lacks {}", list),
        .confidence = Confidence::definite,
        .evidence = std::move(evidence),
    });
  }

  std::vector<Field> fields_;
};

}  // namespace

extern const RuleDefinition attribution_metadata{
    .info = {.id = "attribution/metadata",
             .summary = "Front matter or page does not give author, date and publisher",
             .why = "Who republishes, quotes or indexes an article reads its metadata: without "
                    "author, date and publisher it can be neither credited nor dated. Front "
                    "matter, <meta> (Open Graph and Dublin Core among them), JSON-LD of an "
                    "article’s type, and microdata count; empty values do not. Texts without "
                    "front matter and fragments of pages are left alone: their fields are kept "
                    "elsewhere.",
             .bad = {.text = "---\ntitle: The bridge\ndate: 2024-05-02\n---\nIt opens in May.\n",
                     .format = "markdown"},
             .good = {.text = "---\ntitle: The bridge\ndate: 2024-05-02\nauthor: Ann Lee\n"
                              "publisher: The Harbour Review\n---\nIt opens in May.\n",
                      .format = "markdown"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<ArticleMetadata>,
};

}  // namespace obelus
