# The worked example of docs/guide-researchers.md in R: lmer (REML), Satterthwaite's degrees of freedom, CR2, AMCE and
# marginal means, on the synthetic answers of
#   skoen study vignetter --out skoen-out/eksempel
# Run: Rscript worked_example.R skoen-out/eksempel/answers_long.csv > worked_example.json
# Made with R 4.2.2, lme4 1.1-31, lmerTest 3.1-3, clubSandwich 0.5.8 (Debian 12).
suppressMessages({library(lme4); library(lmerTest); library(clubSandwich)})
file <- commandArgs(TRUE)[1]
d <- read.csv(file)
d$score <- factor(d$score, c("lav", "hoej"))
d$tid <- factor(d$tid, c("foerst", "sidst"))
d$leder <- factor(d$leder, c("stoette", "ens"))
d$kilde <- factor(d$kilde, c("skole", "nabo", "sundhed"))
d$tegn <- factor(d$tegn, c("traet", "alene", "maerker"))
fit <- lmer(answer ~ score + tid + leder + kilde + tegn + (1 | id), d, control = lmerControl(
  optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10), calc.derivs = TRUE))
row <- function(x, name) paste0('"', name, '": ', format(x, digits = 15))
block <- function(x) paste0("{", paste(mapply(row, x, names(x)), collapse = ", "), "}")
k <- coef(summary(fit))
take <- function(column) setNames(k[, column], rownames(k))
vc <- as.data.frame(VarCorr(fit))
cat("{\n")
cat('  "file_md5": "', unname(tools::md5sum(file)), '",\n', sep = "")
cat('  "nobs": ', nobs(fit), ',\n  "logLik": ', format(as.numeric(logLik(fit)), digits = 15), ",\n", sep = "")
cat('  "beta": ', block(take("Estimate")), ",\n", sep = "")
cat('  "se": ', block(take("Std. Error")), ",\n", sep = "")
cat('  "df": ', block(take("df")), ",\n", sep = "")
cat('  "var": ', block(setNames(vc$vcov, vc$grp)), ",\n", sep = "")
amce <- function(f) {
  m <- lm(reformulate(f, "answer"), d)
  t <- coef_test(m, vcovCR(m, cluster = d$id, type = "CR2"), test = "Satterthwaite")[-1, ]
  paste0("    ", paste0('"', f, levels(d[[f]])[-1], '": {"estimate": ', format(t$beta, digits = 15),
    ', "se": ', format(t$SE, digits = 15), ', "df": ', format(t$df_Satt, digits = 12), "}", collapse = ", "))
}
means <- function(f) {
  m <- lm(as.formula(paste("answer ~ 0 +", f)), d)
  t <- coef_test(m, vcovCR(m, cluster = d$id, type = "CR2"), test = "Satterthwaite")
  paste0("    ", paste0('"', f, levels(d[[f]]), '": {"estimate": ', format(t$beta, digits = 15),
    ', "se": ', format(t$SE, digits = 15), ', "df": ', format(t$df_Satt, digits = 12), "}", collapse = ", "))
}
names <- c("score", "tid", "leder", "kilde", "tegn")
cat('  "amce": {\n', paste(sapply(names, amce), collapse = ",\n"), "\n  },\n", sep = "")
cat('  "marginal_means": {\n', paste(sapply(names, means), collapse = ",\n"), "\n  }\n}\n", sep = "")
