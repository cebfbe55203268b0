#include "report/html.h"

#include "sim/base/error.h"

namespace skoen::report {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
        }
    }
    return out;
}

void HtmlWriter::start(std::string_view tag, Attributes attributes) {
    out_ += '<';
    out_ += tag;
    for (const auto& [name, value] : attributes) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"" + escaped(value) + '"';
    }
    out_ += '>';
}

HtmlWriter& HtmlWriter::open(std::string_view tag, Attributes attributes) {
    // A new line before each block, so that the file can be read and compared.
    if (tag != "span" && tag != "td" && tag != "th" && tag != "code") out_ += '\n';
    start(tag, attributes);
    open_.emplace_back(tag);
    return *this;
}

HtmlWriter& HtmlWriter::close() {
    base::ensure(!open_.empty(), "HTML: nothing is open");
    out_ += "</" + open_.back() + '>';
    open_.pop_back();
    return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view words) {
    out_ += escaped(words);
    return *this;
}

HtmlWriter& HtmlWriter::raw(std::string_view markup) {
    out_ += markup;
    return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view tag, std::string_view words, Attributes attributes) {
    return open(tag, attributes).text(words).close();
}

HtmlWriter& HtmlWriter::empty(std::string_view tag, Attributes attributes) {
    out_ += '\n';
    start(tag, attributes);
    return *this;
}

std::string HtmlWriter::finish() {
    base::ensure(open_.empty(), "HTML: an element is still open");
    out_ += '\n';
    return std::move(out_);
}

}  // namespace skoen::report
