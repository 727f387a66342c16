pipeline('churn') {
    about    'Which telephone customers are likely to leave'
    owner    'growth-ml@example.com'
    tags     'tier-1', 'personal-data'
    schedule { cron '0 6 * * MON-FRI'; zone 'Europe/Berlin'; ifMissed latest }
    defaults { retry 2; timeout 30.minutes }

    def share = number { otherwise 0.2; allowed between(0.1, 0.4); about 'Share of rows kept for the test' }

    def customers = collect { csv 'data/telco_churn.csv' }
    def clean = validate(customers) {
        rowCount between(1_000, 1_000_000)
        column 'customerID',     unique, present, identifier
        column 'tenure',         between(0, 120)
        column 'MonthlyCharges', between(0, 1_000)
        column 'TotalCharges',   nullsAtMost(1.percent)
        column 'Contract',       oneOf('Month-to-month', 'One year', 'Two year')
        check  'charges add up', 'TotalCharges is null or tenure = 0 or TotalCharges >= 0.5 * MonthlyCharges'
        badRows quarantine
    }
    def parts = split(clean) { holdOut share; stratify 'Churn'; seed 42 }
    def model = train(parts.train) {
        target 'Churn'; positive 'Yes'
        using  gradientBoosting { trees 300; depth 4; learningRate 0.05 }
    }
    def quality = evaluate(model, parts.test) {
        measure auc, f1, logLoss
        require auc.atLeast(0.80)
        slice   'gender', auc.gapAtMost(0.05)
    }
    def reasons = explain(model, parts.test) { method shap; sampleRows 1_000 }
    def better  = compare(model, champion('churn'), parts.test) { betterIf auc.higherBy(0), logLoss.notWorse() }
    def release = register(model) {
        when  better
        named 'churn'
        card  { purpose 'Retention offers'; limits 'Not for credit decisions'; attach quality, reasons }
    }
    deploy(release) { to endpoint('churn') }
}
