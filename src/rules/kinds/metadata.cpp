// metadata: fields of the front matter or of <meta> that must be there.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>

#include "rules/own_rule.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::array<std::string_view, 2> kScopes = {"frontmatter", "meta"};
constexpr OptionInfo kOptions[] = {
    {.name = "required",
     .type = OptionType::strings,
     .summary = "Names of the fields that must be there and not be empty.",
     .required = true},
    {.name = "aliases",
     .type = OptionType::string_map,
     .summary = "Other names that do as well, set apart by commas: {author: 'byline, dc.creator'}; "
                "they replace the usual ones of that field."},
    {.name = "scope",
     .type = OptionType::strings,
     .fallback = "[frontmatter, meta]",
     .summary = "Where fields are asked for: in the front matter of Markdown and text, in the "
                "<meta> elements and the JSON-LD of HTML.",
     .choices = kScopes},
};

// What systems usually call the fields that editors ask for.
std::string_view usual_names(std::string_view field) noexcept {
  if (field == "author") {
    return "author,authors,byline,article:author,og:article:author,dc.creator,dcterms.creator,"
           "parsely-author,sailthru.author,twitter:creator";
  }
  if (field == "date") {
    return "date,published,pubdate,publishdate,publish_date,datepublished,article:published_time,"
           "og:article:published_time,dc.date,dc.date.issued,dcterms.created,parsely-pub-date";
  }
  if (field == "title") return "title,headline,og:title,twitter:title,dc.title,parsely-title";
  if (field == "description") {
    return "description,summary,excerpt,og:description,twitter:description,dc.description";
  }
  if (field == "publisher") return "publisher,og:site_name,dc.publisher,article:publisher";
  if (field == "image") return "image,cover,thumbnail,og:image,og:image:url,twitter:image";
  if (field == "language") return "language,lang,locale,og:locale,dc.language,content-language";
  if (field == "tags") return "tags,keywords,article:tag,news_keywords";
  return {};
}

// Names are compared without regard to the case of ASCII letters, as HTML does.
std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

StringList split(std::string_view names) {
  StringList out;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(','), names.size());
    std::string_view name = names.substr(0, end);
    names.remove_prefix(std::min(end + 1, names.size()));
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (!name.empty()) out.push_back(lower(name));
  }
  return out;
}

bool is_blank_value(std::string_view value) {
  for (std::size_t i = 0; i < value.size();) {
    if (!is_space(utf8::decode(value, i))) return false;
  }
  return true;
}

class Metadata final : public Rule {
 public:
  explicit Metadata(const RuleSetup& setup) : message_(setup, "The article names no {match}") {
    const Options& options = setup.options();
    const StringMap& aliases = options.get<StringMap>("aliases");
    for (const std::string& name : options.get<StringList>("required")) {
      const auto own = aliases.find(name);
      StringList names =
          split(own != aliases.end() ? std::string_view(own->second) : usual_names(name));
      names.push_back(lower(name));
      fields_.push_back({name, std::move(names)});
    }
    if (fields_.empty()) throw RuleSetupError("metadata needs at least one field in “required”");
    for (const auto& [name, value] : aliases) {
      const bool known =
          std::any_of(fields_.begin(), fields_.end(),
                      [&, &wanted = name](const Field& f) { return f.name == wanted; });
      if (!known) throw RuleSetupError("“aliases” speaks of “" + name + "”, which is not required");
    }
    for (const std::string& scope : options.get<StringList>("scope")) {
      (scope == "meta" ? html_ : others_) = true;
    }
  }

  void check(const Article& article, Context& context) const override {
    const Document& document = article.document();
    // A plain text without front matter has no place for fields.
    if (document.format == Format::html ? !html_ : !others_) return;
    if (document.format == Format::text && document.metadata.empty()) return;
    std::map<std::string_view, const MetadataField*> there;
    for (const MetadataField& field : document.metadata) {
      const MetadataField*& first = there[field.name];
      if (first == nullptr || is_blank_value(first->value)) first = &field;
    }
    for (const Field& field : fields_) check_field(document, field, there, context);
  }

 private:
  struct Field {
    std::string name;
    StringList names;  // that do, in lower case
  };

  void check_field(const Document& document, const Field& field,
                   const std::map<std::string_view, const MetadataField*>& there,
                   Context& context) const {
    if (field.name == "title" && has_title_element(document)) return;
    const MetadataField* empty = nullptr;
    for (const std::string& name : field.names) {
      if (in_linked_data(document, name)) return;
      const auto found = there.find(name);
      if (found == there.end()) continue;
      if (!is_blank_value(found->second->value)) return;
      empty = found->second;
    }
    const std::string_view ordered[] = {field.name};
    Report report{.span = empty != nullptr ? empty->raw : document.lines.line(1),
                  .message = message_.text(field.name, {}, ordered)};
    report.evidence.push_back(empty != nullptr ? fmt::format("“{}” is empty", empty->name)
                                               : "none of " + listed(field.names) + " is there");
    context.report(std::move(report));
  }

  // <title> names a page as well as any <meta> does.
  static bool has_title_element(const Document& document) {
    return document.format == Format::html &&
           std::any_of(document.blocks.begin(), document.blocks.end(),
                       [](const Block& block) { return block.scope == Scope::title; });
  }

  // "name": … in JSON-LD, with a value.
  static bool in_linked_data(const Document& document, std::string_view name) {
    const std::string key = fmt::format("\"{}\"", name);
    return std::any_of(document.metadata.begin(), document.metadata.end(),
                       [&](const MetadataField& field) {
                         if (field.name != "json-ld") return false;
                         const std::string data = lower(field.value);
                         for (std::size_t at = 0; (at = data.find(key, at)) != std::string::npos;) {
                           at = data.find_first_not_of(" \t\r\n", at + key.size());
                           if (at == std::string::npos) return false;
                           if (data[at] != ':') continue;
                           at = data.find_first_not_of(" \t\r\n", at + 1);
                           if (at == std::string::npos) return false;
                           const std::string_view value = std::string_view(data).substr(at);
                           if (!value.starts_with("\"\"") && !value.starts_with("null"))
                             return true;
                         }
                         return false;
                       });
  }

  static std::string listed(const StringList& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
  }

  std::vector<Field> fields_;
  bool html_ = false;
  bool others_ = false;
  OwnMessage message_;
};

}  // namespace

extern const RuleDefinition kinds_metadata{
    .info = {.id = "metadata",
             .summary = "A field of the front matter or of the page's <meta> is missing or empty",
             .why = "An article without author, date or publisher can be neither credited nor "
                    "dated by those who read or quote it. In message, {match} and %s stand for "
                    "the field:\n"
                    "  house/byline:\n"
                    "    kind: metadata\n"
                    "    message: 'Add the %s'\n"
                    "    required: [author, date]\n"
                    "    aliases: {author: 'writer, reporter'}\n"
                    "Usual names count as well: article:published_time for date, og:site_name for "
                    "publisher.",
             .bad = {.text = "---\ntitle: The bridge\n---\nIt opens in May.\n",
                     .format = "markdown"},
             .good = {.text =
                          "---\ntitle: The bridge\nauthor: Lina Haddad\n---\nIt opens in May.\n",
                      .format = "markdown"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<Metadata>,
};

}  // namespace obelus
