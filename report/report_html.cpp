#include "report/html_sections.h"
#include "report/report.h"
#include "report/words.h"

namespace skoen::report {

namespace {

constexpr std::string_view kStyle = R"(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#FBFAF6;color:#16181D;font:17px/1.4 'Noto Sans','Segoe UI','Liberation Sans',Arial,sans-serif}
main,header,footer{max-width:56.5em;margin:0 auto;padding:0 2em}
header{padding-top:1.2em}
h1{font-size:1.5em;line-height:1.2;margin:.4em 0 .5em;max-width:34em}
h2{font-size:1.25em;line-height:1.2;margin:0 0 .6em}
h3{font-size:1em;line-height:1.22;margin:0}
section{border-top:2px solid #16181D;padding:.5em 0 0;margin:2.2em 0 0}
p{margin:.35em 0;max-width:44em}
.counted,.meta,.range,caption,.notes{color:#565A61}
.plan{margin:0 0 1em}
.plan h3{margin-bottom:.2em}
.badge{display:inline-block;min-width:1.45em;height:1.45em;line-height:1.45em;text-align:center;border-radius:.17em;color:#fff;font-weight:700}
.number{display:inline-block;min-width:1.36em;height:1.36em;line-height:1.36em;border-radius:50%;background:#16181D;color:#fff;text-align:center;margin-right:.3em}
.figures{display:flex;flex-wrap:wrap;gap:1.6em 2em}
figure{margin:0;border-top:2px solid #16181D;padding-top:.5em}
figure.wide{width:52.5em;max-width:100%}
figure.half{width:25.25em;max-width:100%}
.picture{overflow-x:auto}
.picture svg{display:block;max-width:100%;height:auto}
.scroll{overflow-x:auto;margin:.4em 0 1.2em}
table{border-collapse:collapse;border-bottom:1px solid #D5D1C7}
caption{text-align:left;padding:0 0 .3em}
th,td{border-top:1px solid #D5D1C7;padding:.3em .6em .3em 0;text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:700;vertical-align:bottom}
.numbers td,.numbers thead th+th{text-align:right;padding-left:.8em;padding-right:0}
.numbers td,.range{white-space:nowrap}
tr.changed{background:#EFECE3}
.ledger{table-layout:fixed;width:100%;font-size:.94em}
.ledger th,.ledger td{overflow-wrap:anywhere}
.ledger thead th:nth-child(1){width:8.5em}.ledger thead th:nth-child(3){width:5.5em}.ledger thead th:nth-child(4){width:4.5em}.ledger thead th:nth-child(5){width:7.5em}.ledger thead th:nth-child(6){width:4.5em}
.numbers thead th+th{min-width:5.6em}
summary{cursor:pointer;padding:.3em 0}
details{margin:.2em 0}
dt{font-weight:700;margin-top:.6em}
dd{margin:0;max-width:44em}
.tag{font-weight:700}
pre{background:#fff;border:1px solid #D5D1C7;padding:.6em;white-space:pre-wrap;overflow-wrap:anywhere}
code{font-family:'DejaVu Sans Mono','Consolas',monospace;font-size:.95em}
footer{padding-top:1.2em;padding-bottom:2em}
@media print{body{background:#fff;font-size:10pt}main,header,footer{max-width:none;padding:0}figure,.plan,tr{break-inside:avoid}h2,h3{break-after:avoid}.scroll,.picture{overflow:visible}@page{size:A4;margin:14mm 14mm 16mm}}
)";

std::string html_hex(const Colour& c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out = "#";
    for (const std::uint8_t channel : {c.red, c.green, c.blue}) {
        out += kDigits[channel >> 4U];
        out += kDigits[channel & 15U];
    }
    return out;
}

std::string style(const Reading& r) {
    std::string css(kStyle);
    for (std::size_t i = 0; i < r.plans(); ++i) {
        const std::string dark = html_hex(plan_look(i).dark);
        css += ".plan" + std::to_string(i) +
               (i == 0 ? "{background:none;border:1px solid " + dark + ";color:" + dark + "}\n"
                       : "{background:" + dark + "}\n");
    }
    return css;
}

void write_contents(HtmlWriter& out, const Reading& r, bool has_why) {
    struct Link {
        std::string_view target;
        const char* key;
    };
    out.open("nav", {{"aria-label", tr("report.html.contents", r.language)}}).open("p", {{"class", "meta"}});
    bool first = true;
    for (const Link& link :
         {Link{"#words", "report.html.words"}, Link{"#why", "why.heading"},
          Link{"#pictures", "report.html.pictures"}, Link{"#numbers", "report.html.numbers"},
          Link{"#hinges", "report.html.hinges"}, Link{"#model", "report.html.model"},
          Link{"#assumptions", "report.html.assumptions"}, Link{"#scenario", "report.html.scenario"},
          Link{"#recipe", "report.html.recipe"}}) {
        if (link.target == "#hinges" && r.ensemble == nullptr) continue;
        if (link.target == "#why" && !has_why) continue;
        if (!first) out.text(" · ");
        first = false;
        out.element("a", tr(link.key, r.language), {{"href", link.target}});
    }
    out.close().close();
}

}  // namespace

void write_head(HtmlWriter& out, const Reading& r, const std::string& sentence) {
    out.open("head").empty("meta", {{"charset", "utf-8"}});
    out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out.element("title", "Skøn: " + r.definition().name.in(r.language));
    out.empty("meta",
              {{"name", "description"}, {"content", sentence + ' ' + tr("report.synthetic", r.language)}});
    out.open("style").raw(style(r)).close().close();
}

std::string html_report(const sim::World& world, const lab::Comparison& comparison, Language language,
                        const lab::Ensemble* ensemble, const std::vector<lab::Why>& why) {
    const Reading r{world, comparison, language, ensemble};
    const std::string sentence = headline(r);
    HtmlWriter out;
    out.raw("<!DOCTYPE html>").open("html", {{"lang", language == Language::da ? "da" : "en"}});
    write_head(out, r, sentence);
    out.open("body").open("header");
    out.element("p",
                "Skøn · " + world.definition.name.in(language) + " · " +
                    tr("report.html.meta", language,
                       {std::to_string(world.definition.office.workers),
                        std::to_string(world.definition.office.weeks),
                        base::format_count(comparison.replications, language)}),
                {{"class", "meta"}});
    out.element("h1", sentence);
    out.element("p", tr("report.synthetic", language), {{"class", "counted"}});
    write_contents(out, r, !why.empty());
    out.close().open("main");
    write_words(out, r);
    if (!why.empty()) write_why(out, r, why);
    write_pictures(out, r);
    write_numbers(out, r);
    if (ensemble != nullptr) write_hinges(out, r);
    write_model(out, r);
    write_assumptions(out, r);
    write_scenario(out, r);
    write_recipe(out, r);
    out.close();
    out.element("footer", tr("report.synthetic", language)).close().close();
    return out.finish();
}

}  // namespace skoen::report
