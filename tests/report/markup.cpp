#include "tests/report/markup.h"

#include <cctype>
#include <stdexcept>

namespace skoen::tests {

namespace {

class Reader {
  public:
    Reader(std::string_view text, bool html) : text_(text), html_(html) {}

    Element document() {
        Element root;
        skip_declarations();
        content(root);
        if (at_ != text_.size()) fail("an end tag without its beginning");
        return root;
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error(what + " at byte " + std::to_string(at_) + ": " +
                                 std::string(text_.substr(at_, 40)));
    }
    [[nodiscard]] bool next_is(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    void skip_declarations() {
        for (;;) {
            while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
            if (!next_is("<?") && !next_is("<!DOCTYPE")) return;
            at_ = text_.find('>', at_) + 1;
        }
    }

    std::string name() {
        const std::size_t from = at_;
        while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                      text_[at_] == '-' || text_[at_] == ':')) {
            ++at_;
        }
        if (at_ == from) fail("a name was expected");
        return std::string(text_.substr(from, at_ - from));
    }

    std::string resolved(std::string_view raw) {
        static const std::map<std::string, char, std::less<>> kEntities{
            {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"#39", '\''}};
        std::string out;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] == '<') fail("a bare <");
            if (static_cast<unsigned char>(raw[i]) < 0x20 && raw[i] != '\n' && raw[i] != '\t')
                fail("a control character");
            if (raw[i] != '&') {
                out += raw[i];
                continue;
            }
            const std::size_t end = raw.find(';', i);
            const auto found = end == std::string_view::npos ? kEntities.end()
                                                             : kEntities.find(raw.substr(i + 1, end - i - 1));
            if (found == kEntities.end()) fail("an unknown entity");
            out += found->second;
            i = end;
        }
        return out;
    }

    void attributes(Element& element) {
        while (at_ < text_.size() && text_[at_] == ' ') {
            ++at_;
            const std::string key = name();
            if (!next_is("=\"")) fail("an attribute without a quoted value");
            const std::size_t from = at_ + 2, end = text_.find('"', from);
            if (end == std::string_view::npos) fail("an open quote");
            if (!element.attributes.emplace(key, resolved(text_.substr(from, end - from))).second)
                fail("an attribute twice");
            at_ = end + 1;
        }
    }

    Element element() {
        Element out;
        ++at_;
        out.name = name();
        attributes(out);
        if (next_is("/>")) {
            at_ += 2;
            return out;
        }
        if (!next_is(">")) fail("a tag without its end");
        ++at_;
        if (html_ && (out.name == "meta" || out.name == "br")) return out;
        if (html_ && out.name == "style") {
            at_ = text_.find("</style", at_);
        } else {
            content(out);
        }
        const std::string end = "</" + out.name + '>';
        if (!next_is(end)) fail("expected " + end);
        at_ += end.size();
        return out;
    }

    void content(Element& into) {
        while (at_ < text_.size() && !next_is("</")) {
            if (text_[at_] == '<') {
                into.children.push_back(element());
                continue;
            }
            const std::size_t end = std::min(text_.find('<', at_), text_.size());
            into.text += resolved(text_.substr(at_, end - at_));
            at_ = end;
        }
    }

    std::string_view text_;
    bool html_;
    std::size_t at_ = 0;
};

void collect(const Element& element, std::string_view tag, std::vector<const Element*>& out) {
    for (const Element& child : element.children) {
        if (child.name == tag) out.push_back(&child);
        collect(child, tag, out);
    }
}

}  // namespace

std::vector<const Element*> Element::all(std::string_view tag) const {
    std::vector<const Element*> out;
    collect(*this, tag, out);
    return out;
}

std::string Element::whole_text() const {
    std::string out = text;
    for (const Element& child : children) out += child.whole_text();
    return out;
}

Element read_markup(std::string_view text, bool html) { return Reader(text, html).document(); }

}  // namespace skoen::tests
