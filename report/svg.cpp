#include "report/svg.h"

#include <array>
#include <charconv>
#include <cmath>

#include "report/html.h"
#include "report/palette.h"
#include "sim/base/error.h"

namespace skoen::report {

namespace {

constexpr double kPixels = 18;  // an em
// Noto Sans is what the widths were measured in; the others are near it where it is not installed.
constexpr std::string_view kFonts = "'Noto Sans','Segoe UI','Liberation Sans',Arial,sans-serif";

std::string px(double em) { return short_number(em * kPixels); }

std::string svg_hex(const Colour& c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out = "#";
    for (const std::uint8_t channel : {c.red, c.green, c.blue}) {
        out += kDigits[channel >> 4U];
        out += kDigits[channel & 15U];
    }
    return out;
}

std::string fill_of(const Colour& c) {
    std::string out = " fill=\"" + svg_hex(c) + '"';
    if (c.alpha < 1) out += " fill-opacity=\"" + short_number(c.alpha) + '"';
    return out;
}

std::string stroke_of(const Stroke& s) {
    std::string out = " stroke=\"" + svg_hex(s.ink) + "\" stroke-width=\"" + px(s.width) + '"';
    if (s.ink.alpha < 1) out += " stroke-opacity=\"" + short_number(s.ink.alpha) + '"';
    if (s.dash[0] > 0) {
        out += " stroke-dasharray=\"";
        for (std::size_t i = 0; i < s.dash.size() && s.dash[i] > 0; ++i)
            out += (i > 0 ? "," : "") + px(s.dash[i]);
        out += '"';
    }
    return out;
}

std::string points_of(const std::vector<Point>& points) {
    std::string out;
    for (const Point& p : points) out += (out.empty() ? "" : " ") + px(p.x) + ',' + px(p.y);
    return out;
}

// Paints one shape; `inside` is what stands in the element (a tooltip).
struct Painter {
    const std::string& inside;

    [[nodiscard]] std::string closed(const std::string& tag, const std::string& attributes) const {
        if (inside.empty()) return '<' + tag + attributes + "/>";
        return '<' + tag + attributes + '>' + inside + "</" + tag + '>';
    }
    std::string operator()(const Rect& r) const {
        std::string a = " x=\"" + px(r.x) + "\" y=\"" + px(r.y) + "\" width=\"" + px(r.width) +
                        "\" height=\"" + px(r.height) + '"';
        if (r.radius > 0) a += " rx=\"" + px(r.radius) + '"';
        a += r.fill ? fill_of(*r.fill) : " fill=\"none\"";
        if (r.stroke) a += stroke_of(*r.stroke);
        return closed("rect", a);
    }
    std::string operator()(const Line& l) const {
        return closed("line", " x1=\"" + px(l.from.x) + "\" y1=\"" + px(l.from.y) + "\" x2=\"" + px(l.to.x) +
                                  "\" y2=\"" + px(l.to.y) + '"' + stroke_of(l.stroke));
    }
    std::string operator()(const Polyline& p) const {
        return closed("polyline", " points=\"" + points_of(p.points) + "\" fill=\"none\"" +
                                      stroke_of(p.stroke) + " stroke-linejoin=\"round\"");
    }
    std::string operator()(const Area& a) const {
        return closed("polygon", " points=\"" + points_of(a.points) + '"' + fill_of(a.fill));
    }
    std::string operator()(const Marker& m) const {
        const std::string halo = m.halo ? stroke_of({kPaper, 0.11}) + " paint-order=\"stroke\"" : "";
        const MarkerOutline outline = outline_of(m);
        if (!outline.strokes.empty()) {
            std::string d;
            for (const auto& [from, to] : outline.strokes) {
                d += 'M' + px(from.x) + ' ' + px(from.y) + 'L' + px(to.x) + ' ' + px(to.y);
            }
            return closed("path", " d=\"" + d + '"' + stroke_of({m.ink, outline.line}));
        }
        if (outline.corners.empty()) {
            const std::string where = " cx=\"" + px(m.centre.x) + "\" cy=\"" + px(m.centre.y) + "\" r=\"" +
                                      px(outline.radius) + '"';
            if (outline.line > 0) {
                return closed("circle", where + (m.halo ? fill_of(kPaper) : " fill=\"none\"") +
                                            stroke_of({m.ink, outline.line}));
            }
            return closed("circle", where + fill_of(m.ink) + halo);
        }
        return closed("polygon", " points=\"" + points_of(outline.corners) + '"' + fill_of(m.ink) + halo);
    }
    std::string operator()(const Text& t) const {
        std::string a = " x=\"" + px(t.at.x) + "\" y=\"" + px(t.at.y) + '"';
        if (t.anchor != Anchor::start)
            a += t.anchor == Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
        if (t.semibold) a += " font-weight=\"700\"";
        if (t.size != 1) a += " font-size=\"" + px(t.size) + '"';
        return "<text" + a + fill_of(t.ink) + '>' + inside + escaped(t.words) + "</text>";
    }
};

std::string body(const Scene& scene, std::string_view id) {
    std::string out = "<title id=\"" + std::string(id) + "-t\">" + escaped(scene.title) +
                      "</title>\n<desc id=\"" + std::string(id) + "-d\">" + escaped(scene.description) +
                      "</desc>\n";
    for (const Mark& mark : scene.marks) {
        std::string tooltip;
        for (const std::string& line : mark.tooltip) tooltip += (tooltip.empty() ? "" : "\n") + escaped(line);
        const std::string inside = tooltip.empty() ? "" : "<title>" + tooltip + "</title>";
        out += std::visit(Painter{inside}, mark.shape) + '\n';
    }
    return out;
}

std::string opening(const Scene& scene, std::string_view id, const std::string& size) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + px(scene.width) + ' ' +
           px(scene.height) + "\"" + size + " role=\"img\" aria-labelledby=\"" + std::string(id) + "-t " +
           std::string(id) + "-d\" font-family=\"" + std::string(kFonts) + "\" font-size=\"" + px(1) +
           "\" style=\"font-kerning:none;font-variant-ligatures:none\">\n";
}

}  // namespace

std::string short_number(double value) {
    base::ensure(std::isfinite(value), "a coordinate is not a number");
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 3);
    base::ensure(end.ec == std::errc{}, "a coordinate is far too large");
    std::string_view digits(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    while (digits.ends_with('0')) digits.remove_suffix(1);
    if (digits.ends_with('.')) digits.remove_suffix(1);
    return digits == "-0" ? "0" : std::string(digits);
}

std::string svg_element(const Scene& scene, std::string_view id) {
    const std::string size = " width=\"" + short_number(scene.width) + "em\"";
    return opening(scene, id, size) + body(scene, id) + "</svg>";
}

std::string svg_file(const Scene& scene) {
    const std::string size = " width=\"" + px(scene.width) + "\" height=\"" + px(scene.height) + '"';
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + opening(scene, "scene", size) +
           "<rect width=\"100%\" height=\"100%\"" + fill_of(kPaper) + "/>\n" + body(scene, "scene") +
           "</svg>\n";
}

}  // namespace skoen::report
