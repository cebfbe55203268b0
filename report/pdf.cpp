#include "report/pdf.h"

#include <hpdf.h>

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "report/palette.h"
#include "sim/base/error.h"
#include "sim/base/text.h"

namespace skoen::report {

namespace {

struct FreeDocument {
    void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};
using Document = std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, FreeDocument>;

struct Fonts {
    HPDF_Font regular = nullptr, bold = nullptr;
    bool unicode = false;
};

// libharu remembers the first error of a document and refuses everything after it.
void check(HPDF_Doc document, const char* doing) {
    const HPDF_STATUS status = HPDF_GetError(document);
    base::ensure(status == HPDF_OK,
                 std::string("libharu failed while ") + doing + ", code " + std::to_string(status));
}

Fonts load_fonts(HPDF_Doc document, const std::filesystem::path& folder) {
    const std::filesystem::path regular = folder / "NotoSans-Regular.ttf",
                                bold = folder / "NotoSans-Bold.ttf";
    Fonts fonts;
    std::error_code ignored;
    fonts.unicode =
        std::filesystem::is_regular_file(regular, ignored) && std::filesystem::is_regular_file(bold, ignored);
    if (!fonts.unicode) {
        fonts.regular = HPDF_GetFont(document, "Helvetica", "WinAnsiEncoding");
        fonts.bold = HPDF_GetFont(document, "Helvetica-Bold", "WinAnsiEncoding");
        check(document, "taking Helvetica");
        return fonts;
    }
    HPDF_UseUTFEncodings(document);
    HPDF_SetCurrentEncoder(document, "UTF-8");
    const auto load = [&](const std::filesystem::path& path) {
        const char* name = HPDF_LoadTTFontFromFile(document, path.string().c_str(), HPDF_TRUE);
        check(document, "reading a font");
        return HPDF_GetFont(document, name, "UTF-8");
    };
    fonts.regular = load(regular);
    fonts.bold = load(bold);
    check(document, "taking Noto Sans");
    return fonts;
}

class PagePainter {
  public:
    PagePainter(HPDF_Doc document, const Fonts& fonts, const Scene& scene, double em,
                std::map<double, HPDF_ExtGState>& states)
        : document_(document), fonts_(fonts), em_(em), height_(scene.height * em), states_(states),
          page_(HPDF_AddPage(document)) {
        check(document, "adding a page");
        HPDF_Page_SetWidth(page_, points(scene.width));
        HPDF_Page_SetHeight(page_, points(scene.height));
        for (const Mark& mark : scene.marks) std::visit(*this, mark.shape);
        check(document, "painting a page");
    }

    void operator()(const Rect& r) {
        const auto path = [&] {
            if (r.radius > 0) {
                rounded(r);
            } else {
                HPDF_Page_Rectangle(page_, points(r.x), up(r.y + r.height), points(r.width),
                                    points(r.height));
            }
        };
        if (r.fill) {
            fill(*r.fill);
            path();
            HPDF_Page_Fill(page_);
        }
        if (r.stroke) {
            stroke(*r.stroke);
            path();
            HPDF_Page_Stroke(page_);
        }
    }
    void operator()(const Line& l) {
        stroke(l.stroke);
        trace({l.from, l.to});
        HPDF_Page_Stroke(page_);
    }
    void operator()(const Polyline& p) {
        stroke(p.stroke);
        trace(p.points);
        HPDF_Page_Stroke(page_);
    }
    void operator()(const Area& a) {
        fill(a.fill);
        trace(a.points);
        HPDF_Page_ClosePath(page_);
        HPDF_Page_Fill(page_);
    }
    void operator()(const Marker& m) {
        const MarkerOutline outline = outline_of(m);
        if (!outline.strokes.empty()) {
            stroke({m.ink, outline.line});
            for (const auto& [from, to] : outline.strokes) trace({from, to});
            HPDF_Page_Stroke(page_);
            return;
        }
        const auto path = [&] {
            if (outline.corners.empty()) {
                HPDF_Page_Circle(page_, points(m.centre.x), up(m.centre.y), points(outline.radius));
            } else {
                trace(outline.corners);
                HPDF_Page_ClosePath(page_);
            }
        };
        if (outline.line > 0) {  // a ring
            if (m.halo) {
                fill(kPaper);
                path();
                HPDF_Page_Fill(page_);
            }
            stroke({m.ink, outline.line});
            path();
            HPDF_Page_Stroke(page_);
            return;
        }
        if (m.halo) {
            stroke({kPaper, 0.11});
            path();
            HPDF_Page_Stroke(page_);
        }
        fill(m.ink);
        path();
        HPDF_Page_Fill(page_);
    }
    void operator()(const Text& t) {
        if (t.words.empty()) return;
        const std::string words = fonts_.unicode ? t.words : windows_1252(t.words);
        fill(t.ink);
        HPDF_Page_BeginText(page_);
        HPDF_Page_SetFontAndSize(page_, t.semibold ? fonts_.bold : fonts_.regular, points(t.size));
        const double width = static_cast<double>(HPDF_Page_TextWidth(page_, words.c_str()));
        const double shift =
            t.anchor == Anchor::start ? 0.0 : (t.anchor == Anchor::middle ? width / 2 : width);
        HPDF_Page_TextOut(page_, static_cast<HPDF_REAL>(t.at.x * em_ - shift), up(t.at.y), words.c_str());
        HPDF_Page_EndText(page_);
    }

  private:
    [[nodiscard]] HPDF_REAL points(double em) const { return static_cast<HPDF_REAL>(em * em_); }
    [[nodiscard]] HPDF_REAL up(double y) const { return static_cast<HPDF_REAL>(height_ - y * em_); }

    void trace(const std::vector<Point>& line) {
        bool first = true;
        for (const Point& p : line) {
            (first ? HPDF_Page_MoveTo : HPDF_Page_LineTo)(page_, points(p.x), up(p.y));
            first = false;
        }
    }

    void rounded(const Rect& r) {
        const double k = 0.4477 * r.radius;  // radius (1 - 0.5523): control points of a quarter circle
        const double left = r.x, right = r.x + r.width, top = r.y, bottom = r.y + r.height, c = r.radius;
        const auto curve = [&](Point a, Point b, Point to) {
            HPDF_Page_CurveTo(page_, points(a.x), up(a.y), points(b.x), up(b.y), points(to.x), up(to.y));
        };
        trace({{left + c, top}, {right - c, top}});
        curve({right - k, top}, {right, top + k}, {right, top + c});
        HPDF_Page_LineTo(page_, points(right), up(bottom - c));
        curve({right, bottom - k}, {right - k, bottom}, {right - c, bottom});
        HPDF_Page_LineTo(page_, points(left + c), up(bottom));
        curve({left + k, bottom}, {left, bottom - k}, {left, bottom - c});
        HPDF_Page_LineTo(page_, points(left), up(top + c));
        curve({left, top + k}, {left + k, top}, {left + c, top});
        HPDF_Page_ClosePath(page_);
    }

    void alpha(double value) {
        if (value == alpha_) return;
        HPDF_ExtGState& state = states_[value];
        if (state == nullptr) {
            state = HPDF_CreateExtGState(document_);
            HPDF_ExtGState_SetAlphaFill(state, static_cast<HPDF_REAL>(value));
            HPDF_ExtGState_SetAlphaStroke(state, static_cast<HPDF_REAL>(value));
        }
        HPDF_Page_SetExtGState(page_, state);
        alpha_ = value;
    }

    static HPDF_REAL part(std::uint8_t channel) { return static_cast<HPDF_REAL>(channel) / 255.0F; }

    void fill(const Colour& c) {
        alpha(c.alpha);
        HPDF_Page_SetRGBFill(page_, part(c.red), part(c.green), part(c.blue));
    }

    void stroke(const Stroke& s) {
        alpha(s.ink.alpha);
        HPDF_Page_SetRGBStroke(page_, part(s.ink.red), part(s.ink.green), part(s.ink.blue));
        HPDF_Page_SetLineWidth(page_, points(s.width));
        // Whole units, all that libharu 2.3 takes; a dash pattern has an even number of them.
        std::array<DashUnit, 6> dash{};
        HPDF_UINT count = 0;
        for (const double length : s.dash) {
            if (length <= 0) break;
            dash[count++] = static_cast<DashUnit>(
                std::max(1.0, static_cast<double>(static_cast<int>(length * em_ + 0.5))));
        }
        HPDF_Page_SetDash(page_, count > 0 ? dash.data() : nullptr, count, 0);
    }

    // HPDF_UINT16 in libharu 2.3, HPDF_REAL from 2.4 on.
    template <class Unit>
    static Unit unit_of(HPDF_STATUS (*)(HPDF_Page, const Unit*, HPDF_UINT, HPDF_UINT));
    template <class Unit>
    static Unit unit_of(HPDF_STATUS (*)(HPDF_Page, const Unit*, HPDF_UINT, HPDF_REAL));
    using DashUnit = decltype(unit_of(&HPDF_Page_SetDash));

    HPDF_Doc document_;
    const Fonts& fonts_;
    double em_, height_;
    std::map<double, HPDF_ExtGState>& states_;  // by alpha
    HPDF_Page page_;
    double alpha_ = 1;
};

std::string bytes_of(HPDF_Doc document) {
    HPDF_SaveToStream(document);
    check(document, "writing");
    std::string out(HPDF_GetStreamSize(document), '\0');
    HPDF_ResetStream(document);
    std::size_t at = 0;
    while (at < out.size()) {
        auto size = static_cast<HPDF_UINT32>(out.size() - at);
        HPDF_ReadFromStream(document, reinterpret_cast<HPDF_BYTE*>(out.data() + at), &size);
        base::ensure(size > 0, "libharu gave fewer bytes than it promised");
        at += size;
    }
    return out;
}

char32_t code_point(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() == 1) return byte(0);
    char32_t out = byte(0) & (0xFFU >> (bytes.size() + 1));
    for (std::size_t i = 1; i < bytes.size(); ++i) out = (out << 6U) | (byte(i) & 0x3FU);
    return out;
}

}  // namespace

std::string windows_1252(std::string_view utf8) {
    static const std::map<char32_t, unsigned char> kHigh{{0x20AC, 0x80}, {0x2026, 0x85}, {0x2018, 0x91},
                                                         {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94},
                                                         {0x2022, 0x95}, {0x2013, 0x96}, {0x2014, 0x97}};
    std::string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const std::size_t length = std::max<std::size_t>(1, base::utf8_length_at(utf8, i));
        const char32_t c = code_point(utf8.substr(i, length));
        i += length;
        const auto high = kHigh.find(c);
        if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
            out += static_cast<char>(c);
        } else {
            out += high != kHigh.end() ? static_cast<char>(high->second) : '?';
        }
    }
    return out;
}

std::string pdf_of(std::span<const Scene> pages, const PdfOptions& options) {
    base::ensure(!pages.empty(), "a PDF has a page");
    const Document document(HPDF_New(nullptr, nullptr));
    base::ensure(document != nullptr, "libharu could not begin");
    HPDF_SetCompressionMode(document.get(), HPDF_COMP_ALL);
    const Fonts fonts = load_fonts(document.get(), options.font_folder);
    const std::string title = fonts.unicode ? options.title : windows_1252(options.title);
    HPDF_SetInfoAttr(document.get(), HPDF_INFO_TITLE, title.c_str());
    HPDF_SetInfoAttr(document.get(), HPDF_INFO_CREATOR, "Skoen");
    check(document.get(), "naming the document");
    std::map<double, HPDF_ExtGState> states;
    for (const Scene& page : pages) PagePainter(document.get(), fonts, page, options.em, states);
    return bytes_of(document.get());
}

}  // namespace skoen::report
