package io.trainyard.dsl.words;

/** Connections and secrets that the home keeps. */
public interface ConnectionValues extends SettingValues {
  @Word(
      about = "Address and login that the home's settings keep under a name.",
      example = "jdbc connection('dw')")
  Connection connection(@Fixed String name);

  @Word(
      about = "The name of a secret: TRAINYARD_SECRET_CRM_USER, or a 0600 file of the home.",
      example = "login secret('crm/user'), secret('crm/password')")
  Secret secret(@Fixed String path);
}
