#include "stats/formula.h"

#include <cctype>
#include <charconv>

#include "sim/base/error.h"

namespace skoen::stats {

namespace {

// Precedence as in R, loosest first: ~, | and ||, + -, * /, :, ^. All but ^ group to the left.
constexpr int kBars = 1, kSums = 2, kProducts = 3, kColon = 4, kPower = 6;

bool starts_name(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalpha(byte) != 0 || c == '.' || byte >= 0x80;
}
bool in_name(char c) {
    return starts_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_';
}

class FormulaReader {
  public:
    explicit FormulaReader(std::string_view text) : text_(text) {}

    FormulaNode tilde() {
        FormulaNode response = expression(kSums);
        if (!take("~")) fault("~ between the response and the terms");
        FormulaNode right = expression(kSums);
        skip();
        if (at_ < text_.size()) fault("an operator or the end");
        return {FormulaNode::Kind::binary, "~", 0, {std::move(response), std::move(right)}, 1};
    }

  private:
    void skip() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    }
    bool take(std::string_view token) {
        skip();
        if (text_.substr(at_, token.size()) != token) return false;
        at_ += token.size();
        return true;
    }
    [[noreturn]] void fault(const std::string& expected) {
        skip();
        formula_fault(static_cast<int>(at_) + 1, expected,
                      at_ < text_.size() ? '"' + std::string(text_.substr(at_, 12)) + '"' : "the end");
    }
    // The operator here and its precedence, without taking it; 0 when there is none.
    int operator_here(std::string& word) {
        skip();
        if (at_ >= text_.size()) return 0;
        word = text_.substr(at_, 1);
        switch (text_[at_]) {
        case '|':
            if (text_.substr(at_, 2) == "||") word = "||";
            return kBars;
        case '+':
        case '-':
            return kSums;
        case '*':
        case '/':
            return kProducts;
        case ':':
            return kColon;
        case '^':
            return kPower;
        default:
            return 0;
        }
    }

    FormulaNode expression(int loosest) {
        FormulaNode left = atom();
        std::string word;
        for (int precedence = operator_here(word); precedence >= loosest; precedence = operator_here(word)) {
            const int column = static_cast<int>(at_) + 1;
            at_ += word.size();
            FormulaNode right = expression(word == "^" ? precedence : precedence + 1);
            left = {FormulaNode::Kind::binary, word, 0, {std::move(left), std::move(right)}, column};
        }
        return left;
    }

    FormulaNode atom() {
        skip();
        const int column = static_cast<int>(at_) + 1;
        if (take("-")) return {FormulaNode::Kind::negative, "-", 0, {expression(kProducts)}, column};
        if (take("+")) return expression(kProducts);
        if (take("(")) {
            FormulaNode inner = expression(kBars);
            if (!take(")")) fault(")");
            return {FormulaNode::Kind::call, "(", 0, {std::move(inner)}, column};
        }
        if (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) {
            double number = 0;
            const auto [end, code] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
            if (code != std::errc()) fault("a number");
            at_ = static_cast<std::size_t>(end - text_.data());
            return {FormulaNode::Kind::number, "", number, {}, column};
        }
        if (at_ >= text_.size() || !starts_name(text_[at_])) fault("a variable");
        std::size_t end = at_;
        while (end < text_.size() && in_name(text_[end])) ++end;
        std::string name(text_.substr(at_, end - at_));
        at_ = end;
        if (!take("(")) return {FormulaNode::Kind::name, name, 0, {}, column};
        if (name != "factor" && name != "log" && name != "sqrt" && name != "exp" && name != "I") {
            formula_fault(column, "factor, log, sqrt, exp or I", '"' + name + '"');
        }
        FormulaNode inner = expression(kSums);
        if (!take(")")) fault(")");
        return {FormulaNode::Kind::call, name, 0, {std::move(inner)}, column};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string number_text(double number) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, end.ptr};
}

}  // namespace

void formula_fault(int column, std::string expected, std::string found) {
    throw base::InputError(base::Fault{"--formula", 1, column, "", std::move(expected), std::move(found)});
}

FormulaNode parse_formula_tree(std::string_view text) { return FormulaReader(text).tilde(); }

std::string node_text(const FormulaNode& node) {
    switch (node.kind) {
    case FormulaNode::Kind::name:
        return node.word;
    case FormulaNode::Kind::number:
        return number_text(node.number);
    case FormulaNode::Kind::negative:
        return '-' + node_text(node.parts[0]);
    case FormulaNode::Kind::call:
        return (node.word == "(" ? "" : node.word) + '(' + node_text(node.parts[0]) + ')';
    case FormulaNode::Kind::binary:
        break;
    }
    const bool tight = node.word == "^" || node.word == ":";
    const std::string space = tight ? "" : " ";
    return node_text(node.parts[0]) + space + node.word + space + node_text(node.parts[1]);
}

}  // namespace skoen::stats
