pipeline('python_step') {
    about 'A model that a Python script trains, with nothing but the standard library'

    def customers = collect { csv 'data/telco_churn.csv' }
    def clean     = validate(customers) { column 'customerID', unique, present, identifier }
    def parts     = split(clean) { holdOut 20.percent; stratify 'Churn'; seed 42 }
    def model = train(parts.train) {
        target 'Churn'; positive 'Yes'
        using  python('python/churn_model.py') { predictWith 'python/churn_model.py'; argument 'epochs', 20 }
    }
    def quality = evaluate(model, parts.test) {
        measure auc, logLoss
        require auc.atLeast(0.75)
    }
    def release = register(model) {
        named 'churn_python'
        alias 'champion'
        card  { purpose 'Shows the script contract'; attach quality }
    }
}
