//! The headers that we know, by their meaning, written as [`normalize`](super::synonyms::normalize) makes them.

use super::fields::Field;

/// Headers of each meaning, parted by `|`.
pub const TABLE: &[(Field, u8, &str)] = &[
    (
        Field::Name,
        0,
        "клиент|имя клиента|клиент имя|фио|ф и о|фио клиента|имя и фамилия|фамилия имя|фамилия и имя|\
         фамилия имя отчество|клиент фио|наименование клиента|клиенты|client|client name|clientname|customer|\
         customer name|customername|full name|fullname|billing name|name of client|name of customer",
    ),
    (
        Field::Name,
        1,
        "основной контакт|контакт сделки|имя|name|покупатель|заказчик|гость|пациент|абонент|контрагент|получатель|плательщик|контактное лицо|контакт|\
         партнер|ученик|buyer|guest|patient|member|contact|contact name|attendee|student|display name|file as|\
         имя гостя|имя пациента|имя контакта|кто|посетитель|посетительница|who|visitor|клиентка|клиент покупатель|заказчица",
    ),
    (
        Field::FirstName,
        0,
        "billing first name|customer first name|client first name|guest first name|first name|firstname|given name|forename|имя собственное",
    ),
    (Field::MiddleName, 0, "middle name|middlename|отчество|second name"),
    (
        Field::LastName,
        0,
        "фамилия и о|last names|billing last name|customer last name|client last name|guest last name|last name|lastname|surname|family name|фамилия|фамилия клиента",
    ),
    (Field::Organization, 0, "company|company name|organization|organization name|organisation|организация|компания|фирма"),
    (
        Field::Phone,
        0,
        "телефон|тел|телефоны|номер телефона|телефон клиента|мобильный телефон|мобильный|сотовый|моб|моб телефон|\
         сотовый телефон|контактный телефон|телефон мобильный|тел номер|phone|phones|phone number|phonenumber|mobile|\
         mobile number|mobile phone|cell|cell phone|tel|telephone|telephone number|client phone|customer phone|\
         billing phone|contact number|phone 1|телефон 1|phone 1 value|номер мобильного|phone no|телефон гостя|guest phone|ваш телефон|your phone",
    ),
    (
        Field::Phone,
        1,
        "business phone|телефон 2|телефон 3|доп телефон|дополнительный телефон|другой телефон|домашний телефон|рабочий телефон|\
         phone 2|phone 3|other phone|home phone|work phone|phone 2 value|phone 3 value|second phone",
    ),
    (
        Field::Email,
        0,
        "email|e mail|emails|email address|e mail address|mail|почта|эл почта|электронная почта|электронный адрес|\
         адрес электронной почты|имейл|емейл|мейл|email клиента|customer email|client email|from email address|from email|e mail 1 value",
    ),
    // Either of the two, or both.
    (Field::Email, 2, "контакты|контактные данные|контактная информация|contacts|contact info|contact details"),
    (
        Field::Email,
        1,
        "e mail 2 value|e mail 3 value|email 2|other email|e mail 2 address|e mail 3 address|рабочий email|рабочий e mail|домашний email|work email|home email",
    ),
    (
        Field::ClientId,
        0,
        "client id|clientid|customer id|customerid|id клиента|ид клиента|код клиента|номер клиента|client no|\
         client number|client code|customer no|customer number|customer code|cust id|custid|member id|patient id|\
         guest id|номер карты|карты|дисконтная карта|номер дисконтной карты|скидочная карта|бонусная карта|карта клиента|карта лояльности|card number|user id|userid|loyalty card|account id|\
         contact id|код контрагента",
    ),
    (Field::ClientId, 2, "id|ид|код|uid|uuid|guid|external id"),
    (
        Field::Date,
        0,
        "visit start|start at|started at|start date|start datetime|начало визита|начало записи|дата и время начала|учетный день|операционный день|отчетный день|дата смены|business date|дата услуг|дата начала|дата реализации|sold at|sold on|completed at|ordered at|session date|date of service|appointment start|дата закрытия|\
         дата|дата визита|дата покупки|дата продажи|дата заказа|дата оплаты|дата и время|дата время|дата чека|\
         дата операции|дата документа|дата посещения|дата приема|дата услуги|дата доставки|дата сеанса|\
         дата платежа|date|visit date|purchase date|order date|sale date|transaction date|invoice date|\
         appointment date|check date|payment date|receipt date|service date|date of visit|date of purchase|\
         date of sale|datetime|date time|date and time|purchased at|orderdate|invoicedate|purchasedate|purchased on|\
         день визита",
    ),
    // When a visit was agreed, which is the day of the visit where nothing else is.
    (Field::Date, 1, "дата записи|booking date|booked on|date booked|booked at|date scheduled|scheduled on"),
    (
        Field::Date,
        2,
        "начало|start|created at|createdat|closed at|закрыт|paid at|timestamp|day|день|когда|visit|визит|period|период|\
         дата сделки|дата создания сделки|дата создания заказа",
    ),
    (Field::Time, 0, "checkout time|время|время визита|время начала|время чека|time|visit time|start time"),
    (
        Field::Amount,
        0,
        "итого к оплате|всего к оплате|оплачено|сумма оплаты|итого оплачено|к оплате|сумма к оплате|оплаченная сумма|amount paid|paid|paid amount|\
         total paid|total collected|n revenue formatted|итоговая сумма|сумма со скидкой",
    ),
    (
        Field::Amount,
        1,
        "ticket total|check total|bill total|ticket amount|bill amount|total price|price total|сумма итого|итого сумма|сумма итог|итого|total|grand total|item total|total cost|line total|total sales|sale total|invoice total|total with tax|amount charged|\
         total paid w payment method|сумма с ндс|order total|total amount|всего|amount total|net total",
    ),
    (
        Field::Amount,
        2,
        "стоимость заказа|стоимость визита|сумма услуг|стоимость покупки|сумма с учетом скидки|сумма документа|сумма реализации|\
         сумма|сумма заказа|сумма чека|сумма покупки|сумма продажи|сумма визита|сумма операции|amount|sum|net sales|\
         net amount|revenue|sales|sale amount|order amount|purchase amount|выручка|чек|оплата|оборот|payment|turnover|\
         sales amount",
    ),
    (Field::Amount, 2, "net price|appointment price|service price|цена услуги"),
    (Field::Amount, 3, "gross price|gross|стоимость|цена|price|cost|gross sales|value|subtotal|spent|money|деньги|стоимость услуг"),
    // Parts of what was paid, or hopes of it: taken where nothing better stands.
    (
        Field::Amount,
        5,
        "оплачено картой|оплачено наличными|оплата картой|оплата наличными|наличные|наличными|безнал|безналичные|картой|\
         paid by card|paid in cash|card amount|cash amount|кредит|приход|поступление|поступления|зачислено|credit|бюджет|бюджет сделки|сумма сделки|deal value",
    ),
    (Field::Refund, 0, "refunded amount|refund|refund amount|refunds|возврат|сумма возврата|возвраты"),
    (
        Field::Receipt,
        0,
        "чека|номер чека|чек номер|receipt|receipt number|receipt no|order|order id|orderid|order number|order no|\
         номер заказа|заказ|заказа|id заказа|invoice|invoice number|invoice no|номер документа|документ|transaction id|\
         transaction|id чека|номер операции|sale id|номер накладной|номер продажи|id записи|appointment id|booking id|\
         invoiceno|receipt id|check number",
    ),
    (Field::Birthday, 0, "дата рождения|день рождения|др|рождение|birthday|date of birth|dob|birth date|birthdate"),
    (
        Field::Registered,
        0,
        "create date|created date|created utc|created date utc|added on|created on|joined on|registered on|дата регистрации|зарегистрирован|дата создания|дата добавления|добавлен|создан|клиент с|registered|added|\
         created|sign up|signup date|registration date|customer since|client since|member since|date added|date joined|\
         joined",
    ),
    (
        Field::Note,
        0,
        "комментарий|комментарии|примечание|примечания|заметка|заметки|note|notes|comment|comments|memo|remarks|remark|\
         комментарий к визиту|комментарий к заказу",
    ),
    (
        Field::Status,
        0,
        "статус|статус визита|статус заказа|статус записи|состояние|status|order status|visit status|void|voided|is void|cancelled|canceled|аннулирован|отменен|\
         result|payment result|результат|результат оплаты|appointment status|financial status|transaction status|payment status|этап|этап сделки|стадия сделки|deal stage",
    ),
    (
        Field::Kind,
        0,
        "операция|операции|движение|вид движения|тип документа|вид документа|тип продажи|тип операции|тип чека|вид операции|receipt type|event type|transaction type|operation",
    ),
    (
        Field::Product,
        0,
        "item sold|блюдо|блюда|процедура услуга|на какую процедуру|appointment type|treatment name|dish|menu item|услуга|услуги|товар|товары|продукт|номенклатура|название товара|название услуги|позиция|наименование|\
         наименование товара|наименование услуги|product|product s|products|product name|service|services|service name|\
         item|items|item name|treatment|процедура|товары и услуги",
    ),
    (Field::Quantity, 0, "количество|кол во|колво|кол|qty|quantity|units|items sold"),
    (
        Field::Staff,
        0,
        "service provider|server|waiter|therapist|barber|mitarbeiter|mitarbeiterin|employé|empleado|operatore|pracownik|майстер|ответственный|ответственный сотрудник|calendar|appointment with|сотрудник|мастер|специалист|врач|менеджер|продавец|кассир|официант|исполнитель|staff|staff name|staff member|\
         employee|employee name|cashier|cashier name|master|specialist|stylist|manager|team member|provider|barista|\
         doctor|seller",
    ),
    (Field::Tags, 0, "теги|тег|метки|метка|tags|tag|labels|группы|группа клиента|категория клиента|категории"),
    (Field::Source, 0, "источник|откуда|откуда узнали|источник клиента|source|referral source|how did you hear|рекламный источник"),
    (
        Field::Consent,
        0,
        "согласие|согласие на рассылку|согласие на рекламу|рассылка|accepts marketing|accepts email marketing|\
         marketing consent|sms marketing consent|email marketing consent|marketing agreement|email subscription status|marketing|consent",
    ),
    (Field::DoNotContact, 0, "blocked|do not contact|dnc|черный список|не беспокоить|не звонить|заблокирован|blacklist"),
    (Field::DoNotContactReason, 0, "block reason|do not contact reason|причина не беспокоить|причина блокировки"),
    (Field::Telegram, 0, "telegram|телеграм|телеграмм|tg"),
    (Field::WhatsApp, 0, "whatsapp|ватсап|вотсап|вацап|whats app"),
    (Field::Vk, 0, "vk|вк|вконтакте|vkontakte"),
    (Field::Instagram, 0, "instagram|инстаграм|инстаграмм|insta"),
    (Field::PreferredChannel, 0, "канал связи|предпочитаемый канал|preferred channel|preferred contact"),
    // German, French and Spanish exports, as far as their words mean nothing else here.
    (Field::Name, 2, "kunde|kundenname|kundin|nom du client|nom client|nombre del cliente|nombre completo"),
    (Field::FirstName, 1, "vorname|prénom|prenom"),
    (Field::LastName, 1, "nachname|familienname|nom de famille|apellido|apellidos"),
    (Field::Phone, 2, "handy|handynummer|telefon|telefonnummer|mobil|mobilnummer|téléphone|portable|teléfono|telefono|móvil|movil"),
    (Field::Email, 2, "courriel|correo|correo electrónico|correo electronico"),
    (Field::ClientId, 1, "kundennummer|kundennr|kunden nr|kunden id|numéro client|numero client|id cliente"),
    (Field::Date, 3, "datum|kaufdatum|besuchsdatum|rechnungsdatum|date de visite|date d achat|fecha"),
    (Field::Amount, 4, "betrag|gesamtbetrag|umsatz|summe|preis|montant|prix|importe|precio|monto"),
    (Field::Receipt, 1, "purchase id|purchase number|номер покупки|id покупки|rechnungsnummer|belegnummer|bestellnummer"),
    (Field::Birthday, 1, "geburtstag|geburtsdatum|date de naissance|fecha de nacimiento"),
    (Field::Product, 1, "servizio|trattamento|usługa|послуга|қызмет|leistung|dienstleistung|artikel|produkt|prestation|servicio|producto"),
    (Field::Quantity, 1, "menge|anzahl|quantité|cantidad"),
    (Field::Note, 1, "bemerkung|bemerkungen|notiz|notizen|remarque|remarques|notas"),
    (Field::PausedUntil, 0, "на паузе до|пауза до|paused until"),
    (Field::Archived, 0, "в архиве с|архив|archived"),
];
